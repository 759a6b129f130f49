namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>What one unit of a chain is suspected of.</summary>
/// <param name="Unit">The place of the unit in the chain.</param>
/// <param name="Line">The line that speaks for it; from 1.</param>
/// <param name="Weight">How strongly, from 0 to 1, were the chain certain.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Doubts">What speaks against it, one sentence each.</param>
internal sealed record Suspicion(int Unit, int Line, double Weight, string Reason, params string?[] Doubts);
