using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Observed;
using Wirefix.Facts;

namespace Wirefix.Analyzers.States;

/// <summary>A state that is written whatever it was before, where the code beside it or the wire shows that this matters.</summary>
/// <param name="Evidence">What shows it, as the end of a sentence.</param>
/// <param name="Guard">A test that the write could begin with; null where none can be told.</param>
internal sealed record UnguardedWrite(string Evidence, GuardCode? Guard)
{
    /// <summary>What is wrong with a write; null where nothing is sure to be.</summary>
    public static UnguardedWrite? Find(StateWrite write, SyntaxNodeAnalysisContext context)
    {
        var (model, cancellationToken) = (context.SemanticModel, context.CancellationToken);
        if (write.IsFromAnywhere || IsLookedAt(write, []) || IsInTest(context) || StateSubject.Of(write, model, cancellationToken) is not { } subject)
            return null;

        var states = subject.Enum is null ? [write.State.Name] : subject.States;
        if (IsLookedAt(write, states) || new SubjectUse(write, subject, model, cancellationToken).MayTellState())
            return null;

        var facts = FactFiles.Of(context.Options, cancellationToken);
        var found = ByFacts(write, subject, facts) ?? BySiblings(write, subject, context.Compilation, cancellationToken);
        // The callers are the dearest question, so they come last.
        return found is null || new Callers(context.Compilation, cancellationToken).MayLook(write, states) ? null : found;
    }

    private static UnguardedWrite? BySiblings(StateWrite write, StateSubject subject, Compilation compilation, CancellationToken cancellationToken)
    {
        var (beside, elsewhere) = (Siblings.InType(write), Siblings.Anywhere(write, compilation, cancellationToken));
        var siblings = beside.Agree || subject.Load is null ? beside : elsewhere;
        if (!siblings.Agree)
            return null;

        var names = siblings.Guarded.Select(sibling => sibling.Name).Distinct(StringComparer.Ordinal).Take(2);
        var guard = AsTheSame([.. beside.Guarded, .. elsewhere.Guarded], write, subject);
        return new UnguardedWrite($"; {string.Join(" and ", names)} look first", guard);
    }

    /// <summary>
    /// The states from which, by name, another way to the same state is closed. What one asks for instead says nothing of this way: it may
    /// lead there from elsewhere; nor do the other siblings, all of which keep the state that only this write leaves.
    /// </summary>
    private static GuardCode? AsTheSame(ImmutableArray<Sibling> siblings, StateWrite write, StateSubject subject)
    {
        var same = siblings.Where(sibling => sibling.To(write.State).Any()).ToImmutableArray();
        var ways = same.SelectMany(sibling => sibling.To(write.State)).ToArray();
        var named = ways.SelectMany(way => way.Guards.Select(guard => guard.Named(way.Write, subject.States)))
            .Where(states => !states.IsEmpty).ToArray();
        if (named.Length == 0 || !Array.TrueForAll(named, states => states.SequenceEqual(named[0]))
            || !Array.TrueForAll(ways, way => named[0].All(state => way.Guards.Any(guard => guard.Refuses(way.Write, state)))))
        {
            return null;
        }

        return (RefusalCode.Of(same, write) ?? RefusalCode.Of(siblings, write)) is { } refusal ? GuardCode.Refusing(named[0], write, refusal) : null;
    }

    private static UnguardedWrite? ByFacts(StateWrite write, StateSubject subject, WireFacts facts)
    {
        if (!ObservedStates.AreIn(facts) || ObservedStates.Of(facts, write.Member, subject.Enum, FactDirection.In) is not { } seen)
            return null;

        var ends = seen.EndsBut(write.State.Name);
        var ways = seen.To(write.State.Name).Where(move => !ends.Contains(move.From)).ToImmutableArray();
        if (ends.IsEmpty || ways.IsEmpty)
            return null;

        var leak = seen.To(write.State.Name).FirstOrDefault(move => ends.Contains(move.From));
        var refusal = RefusalCode.Of(Siblings.InType(write).Guarded, write) ?? RefusalCode.ByResult(write);
        return new UnguardedWrite(
            leak is null
                ? $"; {ways[0].Sentence}, and never from {seen.Token(ends[0])}, which none left"
                : $"; {leak.Sentence}, a state that was left in no other way",
            refusal is null ? null : GuardCode.Refusing(ends, write, refusal));
    }

    private static bool IsLookedAt(StateWrite write, IReadOnlyCollection<string> states) =>
        StateMentions.AreIn(write.Function, write.Assignment.SpanStart, write.Member, states);

    private static bool IsInTest(SyntaxNodeAnalysisContext context) => context.ContainingSymbol is { } symbol && TestMethod.Is(symbol);
}
