using System.Collections.Immutable;
using System.Text.Json;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>
/// Prices that the user names, as JSON: <c>{"currency": "USD", "models": {"MODEL": {"fresh": 3, "cacheRead": 0.3, "cacheWrite": 3.75, "output": 15}}}</c>.
/// </summary>
/// <param name="Currency">What the prices are in.</param>
/// <param name="Models">The prices by the model's name.</param>
public sealed record PriceTable(string Currency, ImmutableDictionary<string, ModelPrice> Models)
{
    private const string Example = """{"currency": "USD", "models": {"MODEL": {"fresh": 3, "cacheRead": 0.3, "cacheWrite": 3.75, "output": 15}}}""";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="PreconditionException">It is no price table, or cannot be read.</exception>
    public static PriceTable Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var table = JsonSerializer.Deserialize<PriceTable>(stream, Options) ?? throw new JsonException("null");
            return table.Models.Values.All(IsPrice) ? table : throw new JsonException("prices that are null or less than 0");
        }
        catch (JsonException exception)
        {
            throw new PreconditionException($"{file}: expected prices of a million tokens as {Example}, found {JsonFault.Of(exception)}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PreconditionException($"--prices {file}: expected a file with prices of models, found: {exception.Message}", exception);
        }
    }

    private static bool IsPrice(ModelPrice price) => price is { Fresh: >= 0, CacheRead: >= 0, CacheWrite: >= 0, Output: >= 0 };
}
