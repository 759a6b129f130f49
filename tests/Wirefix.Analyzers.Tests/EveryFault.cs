using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests;

/// <summary>A file, with facts and a verified fix, in which every rule about code finds something.</summary>
internal static class EveryFault
{
    public const string Code = """
        using System.Buffers.Binary;
        using System.Net.Http.Json;
        using System.Text.Json.Serialization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        public enum ParcelState { New, Picked, Delivered }

        public sealed class Parcel(Guid id) { public Guid Id { get; } = id; public ParcelState State { get; set; } }

        public sealed record ParcelDto([property: JsonPropertyName("id")] string Id, int CustomerId, int Weight, string Recipient, DateTime SentAt, ParcelState State);

        public sealed class ParcelClient(HttpClient http, IReadOnlyDictionary<Guid, Parcel> parcels)
        {
            private static int total;

            public Task<ParcelDto?[]> AllAsync(IEnumerable<string> ids) =>
                Task.WhenAll(from id in ids select http.GetFromJsonAsync<ParcelDto>($"https://parcels.example.com/v1/parcels/{id}"));

            public async Task RenameAsync(string id, string name)
            {
                var dto = await http.GetFromJsonAsync<ParcelDto>($"https://parcels.example.com/v1/parcels/{id}");
                dto = dto! with { Recipient = name };
                await http.PutAsJsonAsync($"https://parcels.example.com/v1/parcels/{id}", dto);
                total += (await http.GetStringAsync("https://parcels.example.com/v1/parcels/" + name)).Length;
                using var request = new HttpRequestMessage(HttpMethod.Get, $"https://parcels.example.com/v1/labels/{id}") { Headers = { { "a", name } } };
                using var response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try { await http.GetAsync($"/v1/parcels/{name}"); return; } catch (HttpRequestException error) when (error.StatusCode is null) { }
                }
            }

            public async Task<int> ReadAsync(System.IO.Pipelines.PipeReader reader, Stream stream, HttpRequest request)
            {
                var boundary = request.ContentType!.Split("boundary=")[1];
                foreach (var line in (await http.GetStringAsync("https://parcels.example.com/v1/events")).Split('\n')) total += line.Length;
                var result = await reader.ReadAsync();
                reader.AdvanceTo(result.Buffer.Start);
                var header = System.Buffers.ArrayPool<byte>.Shared.Rent(4);
                if (await stream.ReadAsync(header) == 0) return 0;
                System.Buffers.ArrayPool<byte>.Shared.Return(header);
                return BinaryPrimitives.ReadInt32BigEndian(header);
            }

            public Task WaitAsync(int turns) => Task.Delay(turns);

            public void Map(WebApplication app) => app.MapPost("/parcels/{id}/pick", (Guid id) =>
            {
                var parcel = parcels[id];
                parcel.State = ParcelState.Picked;
                return parcel.State switch { ParcelState.New => 1, ParcelState.Picked => 2, _ => throw new ArgumentOutOfRangeException(nameof(id)) };
            });
        }
        """;

    private static readonly string[] Facts =
    [
        "in POST /parcels/{id}/pick calls 9", "in POST /parcels/{id}/pick transition $.state NEW PICKED 5",
        "in POST /parcels/{id}/pick transition $.state DELIVERED PICKED 1", "in POST /parcels/{id}/deliver transition $.state PICKED DELIVERED 8",
        "out GET parcels.example.com/v1/events response 200 media text/event-stream 4", "out GET parcels.example.com/v1/events status 200 4",
        "out GET parcels.example.com/v1/labels/{id} request 200 header x-tenant 4", "out GET parcels.example.com/v1/labels/{id} status 200 4",
        "out GET parcels.example.com/v1/labels/{id} status 401 2", "out GET parcels.example.com/v1/parcels/{id} in-flight 64",
        "out GET parcels.example.com/v1/parcels/{id} response 429 header retry-after 3", "out GET parcels.example.com/v1/parcels/{id} status 429 3",
        .. WireLines.Of("out GET parcels.example.com/v1/parcels/{id}", 9,
            "$.id string", "$.clientId integer", "$.weight number", "$.recipient null", "$.sentAt date-time", "$.state string", "$.state token LOST"),
    ];

    private const string Verified = "public Task WaitAsync(int turns) => Task.Delay(turns);";

    /// <summary>All rules over a code with the facts and the fix.</summary>
    public static RuleCase<CodeRules> In(string code) => Verify.Rule<CodeRules>().Facts(Facts).Source(code)
        .AdditionalFile("wait.wirefix", StoredFix.Of("M:ParcelClient.WaitAsync(System.Int32)", Verified, Verified.Replace("turns)", "2)", StringComparison.Ordinal)));
}
