using Wirefix.Facts;
using Wirefix.Traffic.Inspection.States;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>Failures that a healthy service answers with: to what its clients got wrong, and to what is not there.</summary>
internal static class ExpectedFailures
{
    // A few calls of an endpoint that nobody else called are clients that tried: with fewer, the interval of the share that
    // is refused reaches down to a half (4 of 4: 51 %).
    private const int FewestTelling = 5;

    // So many values in one place of a path are things, though none of them looks like an id.
    private const int FewestSiblings = 4;

    // A share that grew since the baseline by less than this chance is a change.
    private const double MostChance = 0.01;

    /// <summary>
    /// Whether so many failures of an endpoint with one status are no sign of a fault. The service may refuse a minority of its
    /// calls (4xx but 408 and 429); an upstream may not have what it is asked for any more, or another version of it (404, 409, 410, 412), may
    /// say that somebody's money does not do (402), may
    /// be asked whether a thing is there, and may refuse what the service's own caller is then refused.
    /// </summary>
    public static bool Covers(EndpointGroup group, int status, Scene scene)
    {
        var (errors, calls) = Counted(group, status, scene);
        var minority = 2 * errors < calls;
        // So many as may be a minority, and were more by chance. A conflict is told by whoever guards a state, however often he is asked.
        var mayBeMinority = errors < FewestTelling || Wilson.LowerBound(errors, calls) < 0.5 || (status is 409 or 412 && (errors < calls || IsClosed(group, status, scene)));
        var expected = group.Direction == Direction.Inbound
            ? status is >= 400 and < 500 and not (408 or 429) && mayBeMinority
            : (status is 402 or 404 or 409 or 410 or 412 && minority) || IsAnswer(group, status, scene) || IsToldOn(group, status, scene);
        return expected && !GrewSinceBaseline(group, status, scene);
    }

    private static bool IsClosed(EndpointGroup group, int status, Scene scene) =>
        ClosedStates.Explain([.. group.Exchanges.Where(exchange => exchange.Response.Status == status)], scene);

    // What is not there is one of many things that are asked for: "none" beside ids, "zz" beside other codes.
    private static (int Errors, int Calls) Counted(EndpointGroup group, int status, Scene scene)
    {
        EndpointGroup[] siblings = status is 404 or 410 ? [.. scene.Groups.Where(other => IsSibling(group, other))] : [];
        return siblings.Length >= FewestSiblings || siblings.Any(other => other.Endpoint.Path.Segments.Any(PathTemplate.IsVariable))
            ? (siblings.Append(group).Sum(each => each.Summary.Statuses.GetValueOrDefault(status)), siblings.Append(group).Sum(each => each.Summary.Calls))
            : (group.Summary.Statuses[status], group.Summary.Calls);
    }

    private static bool IsSibling(EndpointGroup group, EndpointGroup other)
    {
        var (one, two) = (group.Endpoint.Path.Segments, other.Endpoint.Path.Segments);
        return group.Direction == other.Direction && group.Endpoint.Method == other.Endpoint.Method && group.Endpoint.Host == other.Endpoint.Host
            && one.Count == two.Count && one.Zip(two).Count(pair => pair.First != pair.Second) == 1;
    }

    // Who asks whether a thing is there, and goes on where it is not, takes 404 for an answer.
    private static bool IsAnswer(EndpointGroup group, int status, Scene scene) =>
        status == 404 && group.Endpoint.Method is ("GET" or "HEAD") && All(group, status, scene, inbound => !inbound.Response.Failed);

    // What the service may refuse its caller, an upstream may refuse it for the same request; 401 is about the service's own
    // credentials, and so is a 403 to most of its calls.
    private static bool IsToldOn(EndpointGroup group, int status, Scene scene) =>
        status is >= 400 and < 500 and not (401 or 407 or 408 or 429)
        && All(group, status, scene, inbound => inbound.Response.Status == status)
        && CausesOf(group, status, scene).Select(inbound => scene.GroupOf(inbound!)).DistinctBy(causes => causes.Endpoint).All(causes => Covers(causes, status, scene));

    private static bool All(EndpointGroup group, int status, Scene scene, Func<Exchange, bool> holds) =>
        CausesOf(group, status, scene).All(inbound => inbound is not null && holds(inbound));

    private static IEnumerable<Exchange?> CausesOf(EndpointGroup group, int status, Scene scene) =>
        group.Exchanges.Where(exchange => exchange.Response.Status == status).Select(scene.CauseOf);

    private static bool GrewSinceBaseline(EndpointGroup group, int status, Scene scene)
    {
        if (scene.Baseline?.Groups.FirstOrDefault(old => old.Direction == group.Direction && old.Endpoint == group.Endpoint) is not { } before)
            return false;
        var (now, then) = (group.Summary.Statuses[status], before.Summary.Statuses.GetValueOrDefault(status));
        return (long)now * before.Summary.Calls > (long)then * group.Summary.Calls
            && FisherExact.TwoSided(now, group.Summary.Calls, then, before.Summary.Calls) <= MostChance;
    }
}
