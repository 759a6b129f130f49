namespace Wirefix.Workspace.Writing;

/// <summary>The user's tree could not be written. The message names the file, what is wrong with it, and what to do.</summary>
public sealed class TreeWriteException(string message, Exception? inner = null) : Exception(message, inner);
