using System.Collections.Immutable;

namespace Wirefix.Agent.Regression;

/// <summary>A generated test: the files that it adds or changes, all in the working copy.</summary>
/// <param name="Project">The test project's path.</param>
/// <param name="Assembly">What that project builds to.</param>
/// <param name="Path">The test's own source file.</param>
/// <param name="Class">The test class, fully qualified.</param>
/// <param name="Assertion">Its own assertion, which states the fault.</param>
/// <param name="Files">New content by path; the solution file is among them where a project was added.</param>
public sealed record RegressionTest(
    string Project, string Assembly, string Path, string Class, OwnAssertion Assertion, ImmutableSortedDictionary<string, byte[]> Files);
