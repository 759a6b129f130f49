using System.Collections.Immutable;
using System.Security.Cryptography;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Mocking;

/// <summary>
/// What a call asked for beside its path, by name: <c>?page</c> is a parameter of the query, <c>$.id</c> a field of a JSON body or form.
/// A name that comes several times has all of its values, in order. Another body is one field, <c>$</c>.
/// </summary>
/// <param name="Values">The values by name.</param>
internal sealed record AskedFields(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>Whether the name is that of a parameter of the query.</summary>
    public static bool IsParameter(string name) => name[0] == '?';

    /// <summary>The fields of a call.</summary>
    /// <param name="query">What stands behind the question mark; empty where nothing does.</param>
    /// <param name="body">What the call sent.</param>
    public static AskedFields Of(string query, CallBody body) => new(Parameters(query).Concat(Fields(body))
        .GroupBy(field => field.Name, field => field.Value, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(values => values.Key, Together, StringComparer.Ordinal));

    /// <summary>The names in which the two differ.</summary>
    public IEnumerable<string> Differing(AskedFields other) => Values.Keys
        .Union(other.Values.Keys, StringComparer.Ordinal)
        .Where(name => Values.GetValueOrDefault(name) != other.Values.GetValueOrDefault(name));

    // Several values are told apart by their lengths: a text may hold any character.
    private static string Together(IEnumerable<string> values) =>
        values.Take(2).ToArray() is [var only] ? only : string.Concat(values.Select(value => $"{value.Length}:{value}"));

    private static IEnumerable<(string Name, string Value)> Parameters(string query)
    {
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? ($"?{part}", "") : ($"?{part[..equals]}", part[(equals + 1)..]);
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(CallBody body)
    {
        if (body.Bytes.IsEmpty)
            return [];
        ImmutableArray<Header> headers = body.MediaType is { } mediaType ? [new Header("Content-Type", mediaType)] : [];
        var payload = PayloadReader.Read(new Response(0) { Headers = headers, Body = body.Bytes });
        return payload is null
            ? [("$", Convert.ToHexString(SHA256.HashData(body.Bytes.Span)))]
            : payload.Select(field => (field.Path, field.Text));
    }
}
