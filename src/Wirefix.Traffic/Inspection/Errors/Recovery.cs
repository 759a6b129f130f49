using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>Failures of an upstream that the service got over, so that nobody who called it noticed.</summary>
internal static class Recovery
{
    // Credentials that ran out are renewed now and then; where they never hold, every call costs two.
    private const int FewestCallsPerRenewal = 4;

    // What happens once or twice and is got over is what retries are there for; more often, it is worth knowing.
    private const int MostAtTimes = 2;

    /// <summary>
    /// Whether failures of one status are no sign of a fault: each was followed by a call that passed and failed no inbound call,
    /// and either they were few, or each asked to wait and was given the time, or was asked again with new credentials.
    /// </summary>
    public static bool Covers(EndpointGroup group, IReadOnlyCollection<Exchange> errors, Scene scene)
    {
        if (group.Direction == Direction.Inbound || errors.Any(error => error.Timing == Timing.None || scene.CauseOf(error)?.Response.Failed == true))
            return false;
        if (errors.Count * FewestCallsPerRenewal <= group.Exchanges.Length && errors.All(error => IsRenewed(error, scene)))
            return true;
        return errors.Count <= MostAtTimes
            ? errors.All(error => IsPassedLater(group, error))
            : errors.All(error => RetryAfter.Of(error.Response) is not null) && AreWaitedOut(group, errors, scene);
    }

    private static bool IsRenewed(Exchange error, Scene scene) =>
        error.Response.Status == 401 && scene.CauseOf(error) is { } cause && scene.EffectsOf(cause).Any(later =>
            !later.Response.Failed && later.Start >= error.End && later.Request.Method == error.Request.Method && later.Request.Url == error.Request.Url
            && later.Request.HeaderValue("Authorization") != error.Request.HeaderValue("Authorization"));

    private static bool IsPassedLater(EndpointGroup group, Exchange error) =>
        group.Exchanges.Any(later => !later.Response.Failed && later.Start > error.Start && later.Request.Url == error.Request.Url);

    private static bool AreWaitedOut(EndpointGroup group, IReadOnlyCollection<Exchange> errors, Scene scene)
    {
        var waitedOut = Attempts.Of(group, scene)
            .Where(chain => !chain.Calls[^1].Response.Failed)
            .SelectMany(chain => chain.Calls.Zip(chain.Calls.Skip(1)))
            .Where(pair => RetryAfter.Of(pair.First.Response) is { } wait && Attempts.Gap(pair.First, pair.Second) >= wait)
            .Select(pair => pair.First.Id)
            .ToHashSet(StringComparer.Ordinal);
        return errors.All(error => waitedOut.Contains(error.Id));
    }
}
