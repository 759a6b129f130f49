using System.Collections.Immutable;

namespace Wirefix.Workspace.Probing;

/// <summary>A source file with probes in it; the lines are those of the file without.</summary>
/// <param name="Path">The full path of the file that it stands for.</param>
/// <param name="Projects">The full paths of the projects that compile it.</param>
/// <param name="Text">The text with the probes.</param>
public sealed record ProbedFile(string Path, ImmutableArray<string> Projects, string Text);
