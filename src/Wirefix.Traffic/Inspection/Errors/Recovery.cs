using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>Failures of an upstream that the service got over, so that nobody who called it noticed; and limits of its own that callers kept to.</summary>
internal static class Recovery
{
    // Credentials that ran out are renewed now and then; where they never hold, every call costs two.
    private const int FewestCallsPerRenewal = 4;

    // What happens once or twice and is got over is what retries are there for; more often, it is worth knowing.
    private const int MostAtTimes = 2;

    // Where more of the calls are tries that fail, the upstream is in need, however patiently it is asked.
    private const int FewestCallsPerTry = 4;

    // Doubling and adding a step both grow by this much at first; differences below the shortest wait are the scheduler's.
    private const double LeastGrowth = 1.5;

    private static readonly TimeSpan ShortestMeantWait = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Whether failures of one status are no sign of a fault: each was followed by a call that passed and failed no inbound call,
    /// and either they were few, or each asked to wait and was given the time, or was asked again with new credentials or after waits that
    /// grow.
    /// </summary>
    public static bool Covers(EndpointGroup group, IReadOnlyCollection<Exchange> errors, Scene scene)
    {
        if (errors.Any(error => error.Timing == Timing.None))
            return false;
        if (group.Direction == Direction.Inbound)
            return HonouredLimits.Explain(group, errors);
        if (errors.Any(error => scene.CauseOf(error)?.Response.Failed == true))
            return false;
        if (errors.Count * FewestCallsPerRenewal <= group.Exchanges.Length && errors.All(error => IsRenewed(error, scene)))
            return true;
        return errors.Count <= MostAtTimes
            ? errors.All(error => IsPassedLater(group, error))
            : AreWaitedOut(group, errors, scene) || AreBackedOff(group, errors, scene);
    }

    private static bool IsRenewed(Exchange error, Scene scene) =>
        error.Response.Status == 401 && scene.CauseOf(error) is { } cause && scene.EffectsOf(cause).Any(later =>
            !later.Response.Failed && later.Start >= error.End && later.Request.Method == error.Request.Method && later.Request.Url == error.Request.Url
            && later.Request.HeaderValue("Authorization") != error.Request.HeaderValue("Authorization"));

    private static bool IsPassedLater(EndpointGroup group, Exchange error) =>
        group.Exchanges.Any(later => !later.Response.Failed && later.Start > error.Start && later.Request.Url == error.Request.Url);

    private static bool AreWaitedOut(EndpointGroup group, IReadOnlyCollection<Exchange> errors, Scene scene) => AreAll(errors, Passing(group, scene)
        .SelectMany(chain => chain.Calls.Zip(chain.Calls.Skip(1)))
        .Where(pair => RetryAfter.Of(pair.First.Response) is { } wait && Attempts.Gap(pair.First, pair.Second) >= wait)
        .Select(pair => pair.First));

    private static bool AreBackedOff(EndpointGroup group, IReadOnlyCollection<Exchange> errors, Scene scene) =>
        errors.Count * FewestCallsPerTry <= group.Exchanges.Length && errors.All(Attempts.InvitesRetry)
        && AreAll(errors, Passing(group, scene).Where(IsBackedOff).SelectMany(chain => chain.Calls.SkipLast(1)));

    private static bool IsBackedOff(Attempts chain)
    {
        TimeSpan[] waits = [.. chain.Calls.Zip(chain.Calls.Skip(1), Attempts.Gap)];
        return waits.Length > 0 && waits[0] >= ShortestMeantWait && waits.Zip(waits.Skip(1)).All(pair => pair.Second >= LeastGrowth * pair.First);
    }

    private static IEnumerable<Attempts> Passing(EndpointGroup group, Scene scene) =>
        scene.AttemptsAt(group).Where(chain => !chain.Calls[^1].Response.Failed);

    private static bool AreAll(IReadOnlyCollection<Exchange> errors, IEnumerable<Exchange> gotOver)
    {
        var ids = gotOver.Select(exchange => exchange.Id).ToHashSet(StringComparer.Ordinal);
        return errors.All(error => ids.Contains(error.Id));
    }
}
