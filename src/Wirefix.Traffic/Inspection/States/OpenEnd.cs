using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>
/// A state that takes no write any more, but for one: other states that take none refuse that one as well, so that it should be refused
/// here too.
/// </summary>
/// <param name="Accepted">The writes that the state takes, all of one operation.</param>
/// <param name="Refused">The writes of other operations that it refused.</param>
/// <param name="ClosedState">An end that refuses the operation.</param>
/// <param name="RefusedThere">How often that end refused it.</param>
internal sealed record OpenEnd(ImmutableArray<Attempt> Accepted, ImmutableArray<Attempt> Refused, string ClosedState, int RefusedThere)
{
    // Two refusals may be two clients' mistakes.
    private const int FewestRefused = 3;

    // Once or twice may be a slip, or the state have changed unseen.
    private const int FewestAccepted = 3;

    /// <summary>Such states among the writes on resources of one kind.</summary>
    public static IEnumerable<OpenEnd> In(IReadOnlyCollection<Attempt> attempts)
    {
        var states = attempts.GroupBy(attempt => attempt.State, StringComparer.Ordinal).ToArray();
        foreach (var state in states)
        {
            var accepted = state.Where(attempt => attempt.IsAccepted).ToImmutableArray();
            var refused = state.Where(attempt => attempt.IsRefused).ToImmutableArray();
            if (accepted.Length < FewestAccepted || refused.Length < FewestRefused || !accepted.All(attempt => attempt.KeepsState))
                continue;
            var operation = accepted[0].Operation;
            if (accepted.Any(attempt => attempt.Operation != operation) || refused.Any(attempt => attempt.Operation == operation))
                continue;
            if (!IsAcceptedIn(attempts, operation, state.Key) || !refused.Any(attempt => IsAcceptedIn(attempts, attempt.Operation, state.Key)))
                continue;
            var closed = states.Where(other => other.All(attempt => attempt.IsRefused))
                .Select(other => (other.Key, Refused: other.Count(attempt => attempt.Operation == operation)))
                .OrderByDescending(other => other.Refused)
                .FirstOrDefault();
            if (closed.Refused >= FewestRefused)
                yield return new OpenEnd(accepted, refused, closed.Key, closed.Refused);
        }
    }

    // What is hardly ever accepted tells nothing where it is refused.
    private static bool IsAcceptedIn(IEnumerable<Attempt> attempts, string operation, string except) =>
        attempts.Count(attempt => attempt.IsAccepted && attempt.Operation == operation && attempt.State != except) >= FewestAccepted;
}
