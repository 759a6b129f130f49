using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Wirefix.Agent.Evaluating;

/// <summary>What judges a proposal and is put in only for that; no agent sees it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HiddenReplay), "replay")]
[JsonDerivedType(typeof(HiddenTests), "tests")]
public abstract record HiddenTest;

/// <summary>Everything that was recorded is answered as a version that is known to be good answered it.</summary>
/// <param name="Baseline">The recording of the good version.</param>
public sealed record HiddenReplay(string Baseline) : HiddenTest;

/// <summary>Tests pass that are copied beside those of a test project.</summary>
/// <param name="Project">The test project, relative to the solution's folder.</param>
/// <param name="Files">The files with the tests; they go into the project's folder.</param>
public sealed record HiddenTests(string Project, ImmutableArray<string> Files) : HiddenTest;
