using System.Collections.Immutable;
using Wirefix.Workspace.Checking.Liberties;

namespace Wirefix.Agent.Gating;

/// <summary>
/// Whether a proposal takes liberties: whether it does anything that the code which it changes did not do before and that mending a fault does not
/// need. What a user allows passes, and the evidence says so.
/// </summary>
internal static class LibertyGate
{
    private const string Name = "liberties";

    private const int MostShown = 5;

    /// <summary>The gate's result.</summary>
    public static GateResult Judge(ImmutableArray<Liberty> taken, IReadOnlySet<LibertyKind> allowed)
    {
        var refused = taken.Where(liberty => !allowed.Contains(liberty.Kind)).ToList();
        if (refused.Count > 0)
            return new GateResult(Name, Verdict.NotConfirmed, $"{Listed(refused)}. Where a fix needs it, {Allowing(refused)} lets it pass");
        return new GateResult(Name, Verdict.Passed, taken.IsEmpty
            ? "the changed code reaches for nothing that it did not reach for before"
            : $"allowed by the user: {Listed(taken)}");
    }

    private static string Listed(IReadOnlyCollection<Liberty> liberties) =>
        string.Join("; ", liberties.Take(MostShown)) + (liberties.Count > MostShown ? FormattableString.Invariant($"; and {liberties.Count - MostShown} more") : "");

    private static string Allowing(IEnumerable<Liberty> liberties) => string.Join(' ', liberties.Select(liberty => $"--allow {liberty.Name}").Distinct());
}
