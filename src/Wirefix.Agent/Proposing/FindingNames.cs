using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Agent.Proposing;

/// <summary>What a finding names on the wire, so that what a rule says can be held against it.</summary>
/// <param name="Fields">Fields of bodies and queries; under all names where one was renamed.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Words">Values of a small set: a state that was reached, a token that was not known.</param>
/// <param name="Endpoints">The endpoints, as facts write them.</param>
internal sealed record FindingNames(
    ImmutableArray<string> Fields, ImmutableArray<string> Headers, ImmutableArray<string> Words, ImmutableArray<string> Endpoints)
{
    /// <summary>The names of a finding.</summary>
    public static FindingNames Of(Finding finding) => new(
        [.. FieldsOf(finding).Select(FieldName.Of).Where(name => name.Length > 0).Distinct()],
        [.. HeadersOf(finding).Distinct()],
        [.. WordsOf(finding)],
        [.. EndpointsOf(finding).OfType<Endpoint>().SelectMany(WithoutHost).Distinct()]);

    private static IEnumerable<string> FieldsOf(Finding finding) => finding switch
    {
        Contrast contrast => Predicates(contrast).Where(each => each.Subject is ContrastSubject.Body or ContrastSubject.Query).Select(each => each.Name),
        LostValue lost => Places(lost.From, lost.To, WirePart.Body),
        AlteredValue altered => Places(altered.From, altered.To, WirePart.Body),
        RenamedField renamed => renamed.Together.Prepend(renamed.Change).SelectMany(NamesOf),
        SchemaFinding schema => NamesOf(schema.Change),
        IllegalTransition transition => [transition.Field],
        UnguardedWrite write => [write.Field],
        LostUpdate update => [update.Field],
        BadEncoding encoding => encoding.Places.Where(place => place.StartsWith('$')),
        _ => [],
    };

    private static IEnumerable<string> NamesOf(SchemaChange change) =>
        [change.Path, .. new[] { change.Before.What, change.After.What }.Where(what => what.StartsWith('$'))];

    private static IEnumerable<string> HeadersOf(Finding finding) => finding switch
    {
        Contrast contrast => Predicates(contrast).Where(each => each.Subject == ContrastSubject.Header).Select(each => each.Name),
        LostValue lost => Places(lost.From, lost.To, WirePart.Header),
        AlteredValue altered => Places(altered.From, altered.To, WirePart.Header),
        _ => [],
    };

    private static IEnumerable<string> WordsOf(Finding finding) => finding switch
    {
        IllegalTransition transition => [transition.To],
        UnknownToken token => token.Change.After.What.Split(' ', 2)[^1].Split('|'),
        _ => [],
    };

    private static IEnumerable<Endpoint?> EndpointsOf(Finding finding) => finding switch
    {
        Propagation propagation => [propagation.Endpoint, propagation.Upstream],
        LostValue lost => [lost.Endpoint, lost.From.Endpoint, lost.To.Endpoint],
        AlteredValue altered => [altered.Endpoint, altered.From.Endpoint, altered.To.Endpoint],
        NPlusOne many => [many.Endpoint, many.Inbound, many.List],
        Throttling throttling => [throttling.Endpoint, throttling.Inbound],
        _ => [finding.Endpoint],
    };

    private static IEnumerable<ContrastPredicate> Predicates(Contrast contrast) => contrast.Alternatives.Prepend(contrast.Predicate);

    private static IEnumerable<string> Places(WirePlace from, WirePlace to, WirePart part) =>
        new[] { from, to }.Where(place => place.Part == part).Select(place => place.Name);

    // Facts leave the service's own host out.
    private static IEnumerable<string> WithoutHost(Endpoint endpoint) => [endpoint.ToString(), (endpoint with { Host = "" }).ToString()];
}
