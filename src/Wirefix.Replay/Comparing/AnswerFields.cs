using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Comparing;

/// <summary>An answer as places with what stands there, for comparing it with another.</summary>
internal static class AnswerFields
{
    private const string Status = "status";

    private const string Body = "body";

    private const string NoAnswer = "no answer";

    /// <summary>The places: the status, then the fields of the body, or the body as a whole where it holds none.</summary>
    public static ImmutableSortedDictionary<string, string> Of(Response answer)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        fields[Status] = answer.Status == 0 ? NoAnswer : answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (PayloadReader.Read(answer) is { } payload)
        {
            foreach (var path in payload.Paths)
                fields[path] = string.Join(", ", payload.At(path).Select(Text));
        }
        else if (!answer.Body.IsEmpty)
        {
            fields[Body] = answer.BodyText;
        }

        return fields.ToImmutable();
    }

    /// <summary>The places in which two answers differ, the status first.</summary>
    public static IEnumerable<Difference> Differing(Response expected, Response found)
    {
        var (one, other) = (Of(expected), Of(found));
        return one.Keys.Union(other.Keys, StringComparer.Ordinal)
            .Where(place => one.GetValueOrDefault(place) != other.GetValueOrDefault(place))
            .OrderByDescending(place => place == Status)
            .ThenBy(place => place, StringComparer.Ordinal)
            .Select(place => new Difference(place, one.GetValueOrDefault(place), place == Status ? Told(found) : other.GetValueOrDefault(place)));
    }

    // Why there is no answer is told and never compared: it is said otherwise by each system.
    private static string Told(Response answer) => (answer.Status, answer.FailureReason) switch
    {
        (0, { } why) => $"{NoAnswer} ({why})",
        (0, _) => NoAnswer,
        (var status, _) => status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    // An object is told by its fields, and the kind of a value by how it is written.
    private static string Text(PayloadField field) => field.Kind switch
    {
        PayloadKind.Object => "an object",
        PayloadKind.String => $"\"{field.Text}\"",
        _ => field.Text,
    };
}
