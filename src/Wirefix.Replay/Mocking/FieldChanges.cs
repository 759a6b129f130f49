using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Mocking;

/// <summary>What a write does to a resource, told apart from what the resource was.</summary>
internal static class FieldChanges
{
    private const string Nothing = "nothing";

    /// <summary>The fields that differ: a number by how much it was raised, everything else by what stands there now.</summary>
    public static ImmutableSortedDictionary<string, string> Between(RecordedBody? read, RecordedBody? written)
    {
        var (one, other) = (Fields(read), Fields(written));
        return one.Keys.Union(other.Keys, StringComparer.Ordinal)
            .Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path))
            .ToImmutableSortedDictionary(path => path, path => Change(one.GetValueOrDefault(path), other.GetValueOrDefault(path)), StringComparer.Ordinal);
    }

    private static string Change(string? from, string? to) => Number(from) is { } old && Number(to) is { } now
        ? (now - old).ToString("+0.############################;-0.############################;0", CultureInfo.InvariantCulture)
        : to ?? Nothing;

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Dictionary<string, string> Fields(RecordedBody? body)
    {
        var payload = body is null ? null : PayloadReader.Read(new Response(200) { Body = body.ToBytes() });
        return (payload ?? Enumerable.Empty<PayloadField>())
            .Where(field => field.Kind is not (PayloadKind.Object or PayloadKind.Array))
            .GroupBy(field => field.Path, StringComparer.Ordinal)
            .ToDictionary(fields => fields.Key, fields => string.Join(", ", fields.Select(field => field.Text)), StringComparer.Ordinal);
    }
}
