using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>Turns chains into suspects of a fault pattern, best first.</summary>
internal sealed class SuspectRanking(FaultPattern pattern, CodeIndex index)
{
    private const double Sending = 0.5;
    private const double Answering = 0.2;

    // Of two alike, the one nearer to the wire is where fewer other things can be meant.
    private const double PerUnit = 0.001;

    private readonly FanOutSuspicions _fanOut = new(new Multiplications(index));

    /// <summary>One suspect for each member, its reasons from every chain through it.</summary>
    public ImmutableArray<Suspect> Rank(IEnumerable<Chain> chains) => Merged(
        from chain in chains
        from suspicion in Suspicions(chain).Append(Sender(chain)).Append(Entry(chain))
        select Suspect(chain, suspicion));

    /// <summary>One suspect for each member, best first, with the reasons of all.</summary>
    public static ImmutableArray<Suspect> Merged(IEnumerable<Suspect> suspects) =>
    [
        .. from each in suspects
           group each by (each.Location.Symbol, each.Location.File) into same
           let suspect = OneOf(same)
           orderby suspect.Score descending, suspect.Location.File, suspect.Location.Line
           select suspect,
    ];

    /// <summary>Whether the fault can be in a step, so that a chain through it is worth its length.</summary>
    public bool IsNotable(CallEdge edge) => pattern switch
    {
        FaultPattern.FanOut => _fanOut.IsNotable(edge.Operation),
        FaultPattern.ErrorStatus => ErrorStatusSuspicions.IsSwallowed(edge.Operation),
        _ => throw Unknown(),
    };

    private IEnumerable<Suspicion> Suspicions(Chain chain) => pattern switch
    {
        FaultPattern.FanOut => _fanOut.Of(chain),
        FaultPattern.ErrorStatus => ErrorStatusSuspicions.Of(chain),
        _ => throw Unknown(),
    };

    private ArgumentOutOfRangeException Unknown() =>
        new(nameof(pattern), pattern, "Expected a fault pattern that code can show.");

    private Suspicion Sender(Chain chain)
    {
        var line = chain.Target.Call.Operation.Line();
        var doubt = pattern == FaultPattern.FanOut ? "It sends one request each time that it is called; how often that is, its callers decide." : null;
        return new Suspicion(chain.Units.Length - 1, line, Sending, $"Line {line} sends {chain.Target.Binding.WireName}.", doubt);
    }

    private Suspicion Entry(Chain chain)
    {
        var doubt = pattern == FaultPattern.FanOut
            ? "Nothing in it is seen to repeat the call."
            : "The response is treated further down the chain.";
        return new Suspicion(0, Places.Of(chain.Entry.Unit).Line, Answering, $"The chain of calls begins here ({chain.Entry.Name}).", doubt);
    }

    // A step that only may be taken speaks against everything that the chain leads to.
    private static IEnumerable<string> DoubtsOf(Chain chain) =>
        from edge in chain.Edges
        where edge.Kind == EdgeKind.Candidate
        select $"Line {edge.Operation.Line()} of {Places.NameOf(edge.From)} may run {Places.NameOf(edge.To)} or another: the source does not tell which.";

    private static Suspect Suspect(Chain chain, Suspicion suspicion) => new()
    {
        Location = Places.At(chain.Units[suspicion.Unit], suspicion.Line),
        Score = Math.Clamp((suspicion.Weight * chain.Certainty) + (suspicion.Unit * PerUnit), 0, 1),
        Reasons = [suspicion.Reason],
        Doubts = [.. suspicion.Doubts.Append(chain.Entry.Doubt).OfType<string>().Concat(DoubtsOf(chain))],
        Bindings = chain.Bindings,
        CallChain = Places.Links(chain.Entry, chain.Edges),
    };

    private static Suspect OneOf(IEnumerable<Suspect> same)
    {
        var ordered = same.OrderByDescending(suspect => suspect.Score).ToArray();
        return ordered[0] with
        {
            Reasons = [.. ordered.SelectMany(suspect => suspect.Reasons).Distinct()],
            Bindings = [.. ordered.SelectMany(suspect => suspect.Bindings).Distinct()],
        };
    }
}
