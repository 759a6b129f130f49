using System.Collections.Immutable;

namespace Wirefix.Agent.Evaluating;

/// <summary>Tests pass that are copied beside those of a test project.</summary>
/// <param name="Project">The test project, relative to the solution's folder.</param>
/// <param name="Files">The files with the tests; they go into the project's folder.</param>
public sealed record HiddenTests(string Project, ImmutableArray<string> Files) : HiddenTest;
