using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wirefix.Labels;

/// <summary>What a user has of a question in hand: names and addresses as they stand on the wire. Nothing of the answer.</summary>
/// <param name="Names">The names that the question is about.</param>
/// <param name="Payload">The other names of the exchange: fields of both bodies, headers, parameters of the query.</param>
/// <param name="Endpoint">The method with the path, of outbound exchanges with its host.</param>
/// <param name="Direction">Whether the code base served the exchange or sent it.</param>
public sealed partial record Shown(ImmutableArray<string> Names, ImmutableArray<string> Payload, string Endpoint, WireDirection Direction)
{
    /// <summary>What is shown of a question.</summary>
    public static Shown Of(Question question)
    {
        var names = question.Names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Shown(
            question.Names,
            [.. Others(question.Request).Concat(Others(question.Response)).Where(name => !names.Contains(name)).Distinct()],
            $"{question.Method} {(question.Host is null ? "" : $"https://{question.Host}")}{question.Path}",
            question.Direction);
    }

    private static IEnumerable<string> Others(MessageExcerpt? message) =>
        message is null ? [] : [.. Parameters(message.Target ?? ""), .. message.Headers?.Keys ?? [], .. Fields(message.Body), .. Failure(message.Status)];

    // Success says nothing that the next exchange does not say too.
    private static IEnumerable<string> Failure(int? status) =>
        status >= 400 ? [status.Value.ToString(CultureInfo.InvariantCulture)] : [];

    private static IEnumerable<string> Parameters(string target) => Parameter().Matches(target).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Fields(JsonElement? body) => body?.ValueKind switch
    {
        JsonValueKind.Object => body.Value.EnumerateObject().SelectMany(field => Fields(field.Value).Prepend(field.Name)),
        JsonValueKind.Array => body.Value.EnumerateArray().SelectMany(item => Fields(item)),
        _ => [],
    };

    [GeneratedRegex("[?&](?<name>[^=&]+)=")]
    private static partial Regex Parameter();
}
