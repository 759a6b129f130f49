using System.Collections.Frozen;
using System.Globalization;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>
/// The order that writes on resources carry with them, learned from many: a number by its name, or a moment, that grows from one write on a
/// resource to the next. A write that lies behind one that was accepted before it is old news.
/// </summary>
/// <param name="Path">Where it stands in the requests, as a JSONPath.</param>
/// <param name="Rising">How many writes lie before the next one on their resource.</param>
/// <param name="Falling">How many lie behind it.</param>
internal sealed record WriteOrder(string Path, int Rising, int Falling)
{
    // Of fewer writes nobody can say that they have an order.
    private const int FewestSteps = 10;

    // What falls more often is a level: a price, a progress.
    private const double LeastRising = 0.8;

    private static readonly FrozenSet<string> NumberNames = FrozenSet.Create(
        "seq", "sequence", "version", "revision", "offset", "serial", "ordinal", "generation", "timestamp", "ts");

    /// <summary>How sure the order is: the lower end of the 95 % interval of the share of writes that keep it.</summary>
    public double Certainty => Wilson.LowerBound(Rising, Rising + Falling);

    /// <summary>The order of the writes on resources of one kind; null where they carry none.</summary>
    public static WriteOrder? Learn(IEnumerable<Life> lives, Scene scene)
    {
        var steps = lives.SelectMany(life => Accepted(life).SelectMany(write => Places(write, scene)).GroupBy(place => place.Path, place => place.Order))
            .SelectMany(places => places.Zip(places.Skip(1), (earlier, later) => (Path: places.Key, Sign: later.CompareTo(earlier))))
            .Where(step => step.Sign != 0);
        return steps.GroupBy(step => step.Path, StringComparer.Ordinal)
            .Select(path => new WriteOrder(path.Key, path.Count(step => step.Sign > 0), path.Count(step => step.Sign < 0)))
            .Where(order => order.Rising + order.Falling >= FewestSteps && order.Rising >= LeastRising * (order.Rising + order.Falling))
            .OrderByDescending(order => order.Rising + order.Falling)
            .ThenBy(order => order.Path, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>
    /// The newest write that was accepted before this one, where this one is older than it, both as their requests say it; null where it is not.
    /// </summary>
    public (string Newest, string Old)? OutdatedIn(Transition transition, Scene scene)
    {
        if (!transition.After.IsWrite || Single(transition.After, scene) is not { } own)
            return null;
        var newest = Accepted(transition.Life).Where(write => write.EndsBefore(transition.After))
            .Select(write => Single(write, scene))
            .OfType<(string Text, decimal Order)>()
            .MaxBy(earlier => earlier.Order);
        return newest.Text is not null && newest.Order > own.Order ? (newest.Text, own.Text) : null;
    }

    private static IEnumerable<Sighting> Accepted(Life life) => life.Sightings.Where(sighting => sighting is { IsWrite: true, IsAccepted: true });

    private static IEnumerable<(string Path, decimal Order)> Places(Sighting write, Scene scene) =>
        from field in scene.FieldsOf(write.Exchange.Request)
        where !field.Path.Contains('[')
        let order = OrderOf(field)
        where order is not null
        select (field.Path, order.Value);

    private (string Text, decimal Order)? Single(Sighting write, Scene scene) =>
        scene.PayloadOf(write.Exchange.Request)?.At(Path).Take(1).Select(field => ((string, decimal)?)(field.Text, OrderOf(field) ?? 0)).FirstOrDefault();

    private static decimal? OrderOf(PayloadField field) => field.Kind switch
    {
        PayloadKind.Integer when PlaceWords.WordsOf(field.Path) is [.., var name] && NumberNames.Contains(name) => CanonicalText.Decimal(field.Text),
        PayloadKind.String when TextFormats.Of(field.Text) is TextFormat.DateTimeWithOffset or TextFormat.LocalDateTime
            && DateTimeOffset.TryParse(field.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment.UtcTicks,
        _ => null,
    };
}
