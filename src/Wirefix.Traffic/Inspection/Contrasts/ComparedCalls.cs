using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>The calls of an endpoint that are held against each other, those that failed with one status and those that passed.</summary>
/// <param name="Failing">The failing ones, in time order.</param>
/// <param name="Passing">The passing ones, in time order.</param>
/// <param name="KnowBodies">Whether what the bodies of the requests held is known of all of them.</param>
internal sealed record ComparedCalls(ImmutableArray<Exchange> Failing, ImmutableArray<Exchange> Passing, bool KnowBodies)
{
    /// <summary>So many failing and so many passing calls are looked at, spread over the capture; more of them tell nothing new.</summary>
    private const int Most = 4_000;

    /// <summary>So many tell what the others held, though bodies were lost.</summary>
    private const int Enough = 20;

    /// <summary>What is to be said of the choice, as sentences.</summary>
    public ImmutableArray<string> Notes { get; private init; } = [];

    /// <summary>All calls, the failing ones first.</summary>
    public ImmutableArray<Exchange> All => [.. Failing, .. Passing];

    /// <summary>
    /// The calls to compare. A body that was lost is not one that was not there: the calls without a known one are left out where enough are
    /// left, and otherwise nothing is asked of bodies.
    /// </summary>
    /// <param name="failing">The failing calls.</param>
    /// <param name="passing">The passing ones.</param>
    /// <param name="calls">How many calls the endpoint has.</param>
    public static ComparedCalls Of(ImmutableArray<Exchange> failing, ImmutableArray<Exchange> passing, int calls)
    {
        var (knownFailing, knownPassing) = (Known(failing), Known(passing));
        var lost = failing.Length + passing.Length - knownFailing.Length - knownPassing.Length;
        if (lost == 0)
            return Spread(failing, passing, calls, knowBodies: true);
        return IsEnough(knownFailing, failing) && IsEnough(knownPassing, passing)
            ? Spread(knownFailing, knownPassing, calls, knowBodies: true).With($"Without {Quantity.Of(lost, "call")} whose body is not known.")
            : Spread(failing, passing, calls, knowBodies: false).With($"Nothing was asked of the bodies: that of {Quantity.Of(lost, "call")} is not known.");
    }

    private static ImmutableArray<Exchange> Known(ImmutableArray<Exchange> exchanges) => [.. exchanges.Where(exchange => !exchange.Request.IsBodyUnknown)];

    private static bool IsEnough(ImmutableArray<Exchange> known, ImmutableArray<Exchange> all) => known.Length >= Enough || 2 * known.Length >= all.Length;

    private static ComparedCalls Spread(ImmutableArray<Exchange> failing, ImmutableArray<Exchange> passing, int calls, bool knowBodies)
    {
        var compared = new ComparedCalls(Spread(failing), Spread(passing), knowBodies);
        var looked = compared.Failing.Length + compared.Passing.Length;
        return looked > Most && looked < calls
            ? compared.With($"Of {Quantity.Of(calls, "call")} {looked} were looked at, spread over the capture; the counts are theirs.")
            : compared;
    }

    private static ImmutableArray<Exchange> Spread(ImmutableArray<Exchange> exchanges) =>
        exchanges.Length <= Most
            ? exchanges
            : [.. Enumerable.Range(0, Most).Select(place => exchanges[(int)((long)place * exchanges.Length / Most)])];

    private ComparedCalls With(string note) => this with { Notes = Notes.Add(note) };
}
