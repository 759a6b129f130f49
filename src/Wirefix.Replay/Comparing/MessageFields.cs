using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Comparing;

/// <summary>A message as places with what stands there, for comparing it with another.</summary>
internal static class MessageFields
{
    private const string Status = "status";

    private const string Target = "target";

    private const string Body = "body";

    private const string NoAnswer = "no answer";

    /// <summary>The places: the status, then the fields of the body, or the body as a whole where it holds none.</summary>
    public static ImmutableSortedDictionary<string, string> Of(Response answer) => With(Status, StatusOf(answer), answer);

    /// <summary>The places in which two answers differ, the status first.</summary>
    public static IEnumerable<Difference> Differing(Response expected, Response found) => Differing(Of(expected), Of(found), Status, AreKnown(expected, found))
        .Select(difference => difference.Place == Status ? difference with { Found = Told(found) } : difference);

    /// <summary>The places in which two requests of one method differ: the target first, then the fields of the body.</summary>
    public static IEnumerable<Difference> Differing(Request expected, Request found) => Differing(Of(expected), Of(found), Target, AreKnown(expected, found));

    // A body that nobody knows differs from none.
    private static bool AreKnown(Message one, Message other) => !one.IsBodyUnknown && !other.IsBodyUnknown;

    private static ImmutableSortedDictionary<string, string> Of(Request request) => With(Target, EquivalentTarget.Of(request.Url.PathAndQuery), request);

    private static string StatusOf(Response answer) =>
        answer.Status == 0 ? NoAnswer : answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Why there is no answer is told and never compared: it is said otherwise by each system.
    private static string Told(Response answer) =>
        answer is { Status: 0, FailureReason: { Length: > 0 } why } ? $"{NoAnswer} ({why})" : StatusOf(answer);

    private static ImmutableSortedDictionary<string, string> With(string place, string text, Message message)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        fields[place] = text;
        if (PayloadReader.Read(message) is { } payload)
        {
            foreach (var path in payload.Paths)
                fields[path] = string.Join(", ", payload.At(path).Select(Text));
        }
        else if (!message.Body.IsEmpty)
        {
            fields[Body] = message.BodyText;
        }

        return fields.ToImmutable();
    }

    private static IEnumerable<Difference> Differing(
        ImmutableSortedDictionary<string, string> one, ImmutableSortedDictionary<string, string> other, string first, bool areKnown) => one.Keys
        .Union(other.Keys, StringComparer.Ordinal)
        .Where(place => areKnown || place == first)
        .Where(place => one.GetValueOrDefault(place) != other.GetValueOrDefault(place))
        .OrderByDescending(place => place == first)
        .ThenBy(place => place, StringComparer.Ordinal)
        .Select(place => new Difference(place, one.GetValueOrDefault(place), other.GetValueOrDefault(place)));

    // An object is told by its fields, and the kind of a value by how it is written.
    private static string Text(PayloadField field) => field.Kind switch
    {
        PayloadKind.Object => "an object",
        PayloadKind.String => $"\"{field.Text}\"",
        _ => field.Text,
    };
}
