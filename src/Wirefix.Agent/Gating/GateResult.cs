namespace Wirefix.Agent.Gating;

/// <summary>What a gate found.</summary>
/// <param name="Name">The gate's name.</param>
/// <param name="Verdict">Whether the proposal goes on, and if not, what that means.</param>
/// <param name="Evidence">What was run and what it showed, for a reviewer.</param>
public sealed record GateResult(string Name, Verdict Verdict, string Evidence)
{
    /// <summary>Whether the proposal goes on to the next gate.</summary>
    public bool Passed => Verdict == Verdict.Passed;

    /// <summary>The result in a line, as agents are told of it.</summary>
    public override string ToString() => $"{(Passed ? "passed" : "FAILED")} {Name}: {Evidence}";
}
