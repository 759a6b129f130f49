using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>The fields of the messages of one endpoint and side, and for responses of one class of status.</summary>
internal sealed class FieldTable
{
    /// <summary>Bodies with more paths are maps of ids; the paths that come first are looked at.</summary>
    private const int MostPaths = 1_000;

    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);

    private readonly ImmutableArray<Payload> _payloads;

    private FieldTable(EndpointGroup group, MessageSide side, int statusClass, ImmutableArray<(Exchange Exchange, Payload Payload)> messages)
    {
        ImmutableArray<Exchange> exchanges = [.. messages.Select(message => message.Exchange)];
        _payloads = [.. messages.Select(message => message.Payload)];
        Group = group;
        Side = side;
        StatusClass = statusClass;
        Exchanges = exchanges;
        Everything = RowSet.Of(exchanges.Length, Enumerable.Range(0, exchanges.Length));
        InTime = exchanges.All(exchange => exchange.Timing != Timing.None);
    }

    public EndpointGroup Group { get; }

    public MessageSide Side { get; }

    /// <summary>The first digit of the status; 0 for requests.</summary>
    public int StatusClass { get; }

    /// <summary>The exchanges whose message has values, in time order.</summary>
    public ImmutableArray<Exchange> Exchanges { get; }

    /// <summary>All messages.</summary>
    public RowSet Everything { get; }

    /// <summary>Whether the order of the messages is known.</summary>
    public bool InTime { get; }

    public IReadOnlyCollection<Field> Fields => _fields.Values;

    /// <summary>The tables of a scene.</summary>
    public static IEnumerable<FieldTable> Of(Scene scene)
    {
        foreach (var group in scene.Groups)
        {
            yield return Of(scene, group, MessageSide.Request, 0, group.Exchanges);
            foreach (var answers in group.Exchanges.GroupBy(exchange => exchange.Response.Status / 100).OrderBy(answers => answers.Key))
                yield return Of(scene, group, MessageSide.Response, answers.Key, answers);
        }
    }

    public Field? Find(string path) => _fields.GetValueOrDefault(path);

    /// <summary>The messages in which the field could stand: those that hold what holds it.</summary>
    public RowSet Room(Field field) => field.Parent is { } parent && Find(parent) is { } holder
        ? holder.Kinds.GetValueOrDefault(PayloadKind.Object) ?? new RowSet(Exchanges.Length)
        : Everything;

    /// <summary>The messages in which a text or number stands at a path.</summary>
    public RowSet RowsWith(string path, string text) => RowSet.Of(
        Exchanges.Length,
        Enumerable.Range(0, Exchanges.Length).Where(row => _payloads[row].At(path).Any(field => field.Text == text)));

    private static FieldTable Of(Scene scene, EndpointGroup group, MessageSide side, int statusClass, IEnumerable<Exchange> exchanges)
    {
        var messages = exchanges
            .Select(exchange => (Exchange: exchange, Payload: scene.PayloadOf(exchange.MessageOn(side))))
            .Where(message => message.Payload is not null)
            .Select(message => (message.Exchange, Payload: message.Payload!))
            .ToImmutableArray();
        var table = new FieldTable(group, side, statusClass, messages);
        for (var row = 0; row < messages.Length; row++)
            table.Add(row, messages[row].Payload);
        return table;
    }

    private void Add(int row, Payload payload)
    {
        foreach (var value in payload)
        {
            if (!_fields.TryGetValue(value.Path, out var field))
            {
                if (_fields.Count >= MostPaths)
                    continue;
                _fields.Add(value.Path, field = new Field(value.Path, Exchanges.Length));
            }

            field.Add(row, value);
        }
    }
}
