namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>An address in configuration, and a project that it is given to.</summary>
/// <param name="Project">The path of the project file; empty where there is none.</param>
/// <param name="Link">The address with its key.</param>
internal sealed record GivenSetting(string Project, TreeLink Link);
