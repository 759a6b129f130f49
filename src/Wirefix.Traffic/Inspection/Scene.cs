using System.Collections.Concurrent;
using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Reliability;
using Wirefix.Traffic.Inspection.States;
using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// A snapshot as the detectors see it: by endpoint, with which call led to which, and with the bodies' values. What takes a
/// reading of every exchange is worked out once, here.
/// </summary>
internal sealed class Scene
{
    private readonly Dictionary<Message, Payload> _payloads;

    private readonly Lazy<Causes> _causes;

    private readonly Dictionary<string, Exchange> _byId;

    private readonly Dictionary<Exchange, EndpointGroup> _groups;

    private readonly ConcurrentDictionary<EndpointGroup, Lazy<ImmutableArray<Attempts>>> _attempts = new(ReferenceEqualityComparer.Instance);

    private readonly Lazy<int?> _bodyLimit;

    private readonly Lazy<ImmutableArray<Life[]>> _lives;

    private readonly Lazy<ImmutableArray<Handover>> _handovers;

    private Scene(Survey survey, EndpointTemplates templates, Scene? baseline)
    {
        var snapshot = survey.Sample;
        Snapshot = snapshot;
        Templates = templates;
        Baseline = baseline;
        Summaries = survey.Figures.Summaries(templates);
        Groups = EndpointGroup.Of(snapshot, templates, Summaries);
        _groups = GroupsOf(Groups);
        Attribution = Attribution.Of(snapshot);
        Clocks = Clocks.Of(snapshot);
        Range = survey.Figures.Range();
        _payloads = PayloadsOf(snapshot);
        _byId = snapshot.Exchanges.ToDictionary(exchange => exchange.Id, StringComparer.Ordinal);
        _bodyLimit = new(() => RecorderLimit.Of(this));
        _causes = new(() => new Causes(Attribution));
        _lives = new(() => [.. new States.Lives(this).ByFamily().Select(family => family.ToArray())]);
        _handovers = new(() => [.. Contracts.Handovers.Of(this)]);
    }

    /// <summary>The exchanges, in time order; of a large capture those of the sample.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The exact figures of every endpoint: inbound first, those with most calls first.</summary>
    public ImmutableArray<EndpointSummary> Summaries { get; }

    /// <summary>The path templates; those of the baseline were learned together with these.</summary>
    public EndpointTemplates Templates { get; }

    /// <summary>
    /// The exchanges by endpoint, in the order of <see cref="Summaries"/>. A group's summary counts every call, its exchanges
    /// are those of the sample.
    /// </summary>
    public ImmutableArray<EndpointGroup> Groups { get; }

    /// <summary>Which inbound call led to which outbound call.</summary>
    public Attribution Attribution { get; }

    /// <summary>Which services' clocks agree.</summary>
    public Clocks Clocks { get; }

    /// <summary>From the first start to the last end; null where no exchange has a stamp.</summary>
    public TimeRange? Range { get; }

    /// <summary>An earlier capture of the same service that is known to be healthy; null where there is none.</summary>
    public Scene? Baseline { get; }

    /// <summary>The scene of a snapshot, and of the baseline that it is held against.</summary>
    public static Scene Of(Snapshot snapshot, Snapshot? baseline = null) =>
        Of(Survey.Of(snapshot), baseline is null ? null : Survey.Of(baseline));

    /// <summary>The scene of a survey, and of the baseline that it is held against.</summary>
    public static Scene Of(Survey survey, Survey? baseline)
    {
        var figures = baseline is null ? [survey.Figures] : new[] { survey.Figures, baseline.Figures };
        var templates = EndpointTemplates.Learn(figures.SelectMany(each => each.Shapes), figures.Select(each => each.Learned));
        return new Scene(survey, templates, baseline is null ? null : new Scene(baseline, templates, null));
    }

    /// <summary>The length at which the recorder cuts bodies; null where it does not seem to.</summary>
    public int? BodyLimit => _bodyLimit.Value;

    /// <summary>What became of each resource that has a state, by the kin of the resources.</summary>
    public ImmutableArray<Life[]> Lives => _lives.Value;

    /// <summary>What was received before each message was sent; see <see cref="Contracts.Handovers"/>.</summary>
    public ImmutableArray<Handover> Handovers => _handovers.Value;

    /// <summary>The endpoint of an exchange.</summary>
    public Endpoint EndpointOf(Exchange exchange) => _groups.TryGetValue(exchange, out var group) ? group.Endpoint : Templates.Of(exchange);

    /// <summary>The group that an exchange belongs to.</summary>
    public EndpointGroup GroupOf(Exchange exchange) => _groups[exchange];

    /// <summary>The calls of an endpoint that have a stamp, each in exactly one chain of attempts.</summary>
    public ImmutableArray<Attempts> AttemptsAt(EndpointGroup group) =>
        _attempts.GetOrAdd(group, added => new(() => [.. Attempts.Of(added, this)])).Value;

    /// <summary>The exchange of an id.</summary>
    public Exchange ById(string id) => _byId[id];

    /// <summary>The inbound call that led to an outbound one; null where it is not known.</summary>
    public Exchange? CauseOf(Exchange outbound) => _causes.Value.InboundOf(outbound);

    /// <summary>The outbound calls that an inbound one led to, in time order.</summary>
    public IEnumerable<Exchange> EffectsOf(Exchange inbound) => _causes.Value.CallsOf(inbound);

    /// <summary>The values of a body of this scene; null where it is neither JSON nor a form.</summary>
    public Payload? PayloadOf(Message message) => _payloads.GetValueOrDefault(message);

    /// <summary>The values of a body of this scene; none where it is neither JSON nor a form.</summary>
    public IEnumerable<PayloadField> FieldsOf(Message message) => PayloadOf(message) ?? Enumerable.Empty<PayloadField>();

    private static Dictionary<Exchange, EndpointGroup> GroupsOf(ImmutableArray<EndpointGroup> groups)
    {
        var groupOf = new Dictionary<Exchange, EndpointGroup>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
        {
            foreach (var exchange in group.Exchanges)
                groupOf.Add(exchange, group);
        }

        return groupOf;
    }

    private static Dictionary<Message, Payload> PayloadsOf(Snapshot snapshot)
    {
        var reader = new PayloadReader();
        var payloads = new Dictionary<Message, Payload>(ReferenceEqualityComparer.Instance);
        foreach (var message in snapshot.Exchanges.SelectMany(exchange => new Message[] { exchange.Request, exchange.Response }))
        {
            if (!payloads.ContainsKey(message) && reader.ReadNext(message) is { } payload)
                payloads.Add(message, payload);
        }

        return payloads;
    }
}
