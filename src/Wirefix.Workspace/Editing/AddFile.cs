namespace Wirefix.Workspace.Editing;

/// <summary>Adds a C# file to a project.</summary>
/// <param name="Project">The project's name, or that of its assembly.</param>
/// <param name="Path">The new file's path, relative to the project's folder, with slashes.</param>
/// <param name="Text">What it holds.</param>
public sealed record AddFile(string Project, string Path, string Text) : Edit;
