namespace Wirefix.Workspace.Locating;

/// <summary>A line of a file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record CodeLine(string File, int Line);
