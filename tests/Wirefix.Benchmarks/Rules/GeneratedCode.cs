using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wirefix.Facts.Text;

namespace Wirefix.Benchmarks.Rules;

/// <summary>
/// A code base as services have it: for each domain a DTO file, a typed client, a service, endpoints and plain logic, and the wire facts of
/// its endpoints. The same number gives the same text in every run.
/// </summary>
internal static class GeneratedCode
{
    /// <summary>How many files a domain has: DTOs, client, service, endpoints, logic, in this order.</summary>
    public const int FilesOfADomain = 5;

    // One upstream of so many refuses calls.
    private const int Refusing = 10;

    private static readonly string[] Nouns =
    [
        "Order", "Invoice", "Parcel", "Tenant", "Meter", "Route", "Ledger", "Ticket", "Campaign", "Device", "Lease", "Claim", "Visit", "Course", "Recipe",
        "Vessel", "Quote", "Roster", "Sample", "Permit", "Refund", "Gate", "Flight", "Batch", "Asset",
    ];

    private static readonly string[] Aspects =
    [
        "Reference", "Origin", "Carrier", "Priority", "Region", "Remark", "Channel", "Weight", "Contact", "Grade", "Source", "Margin", "Window", "Rank",
        "Policy", "Version", "Branch", "Scope", "Limit", "Group",
    ];

    /// <summary>The sources, as many as asked for.</summary>
    public static ImmutableArray<string> Sources(int files) =>
        [.. Enumerable.Range(0, files).Select(index => Source(index / FilesOfADomain, index % FilesOfADomain))];

    /// <summary>A facts file with as many endpoints as asked for, those of the first domains, as <c>wirefix facts</c> writes it.</summary>
    public static string Facts(int endpoints)
    {
        var text = new StringBuilder("wirefacts 1\n");
        for (var domain = 0; domain < endpoints; domain++)
        {
            var head = $"out GET api{domain}.example.com/things{domain}/{{id}}";
            var own = OwnField(domain);
            string[] facts =
            [
                $"calls {(domain % Refusing == 0 ? 130 : 120)}", "in-flight 9", "window-50ms 6", "status 200 120", "request 200 header authorization 120",
                "response 200 header etag 120", "response 200 media application/json 120",
                "response 200 json $ object 120", "response 200 json $.id string 120", "response 200 json $.displayName string 120",
                "response 200 json $.amount number 120", "response 200 json $.createdAt date-time 120", "response 200 json $.state string 120",
                "response 200 json $.state token OPEN 70", "response 200 json $.state token CLOSED 50", $"response 200 json $.{own} string 120",
                "response 200 json $.lines array 120",
                "response 200 json $.lines[*] object 300", "response 200 json $.lines[*].sku string 300", "response 200 json $.lines[*].count integer 300",
            ];
            string[] refusals = ["status 429 10", "request 429 header authorization 10", "response 429 header retry-after 10"];
            foreach (var fact in domain % Refusing == 0 ? [.. facts, .. refusals] : facts)
                text.Append(CultureInfo.InvariantCulture, $"{head} {fact}\n");
        }

        return FactText.Write(FactText.Read(text.ToString()).Facts);
    }

    // What the things of one domain have and those of few others.
    private static string OwnName(int domain) => Nouns[domain % Nouns.Length] + Aspects[domain / Nouns.Length % Aspects.Length];

    private static string OwnField(int domain) => char.ToLowerInvariant(OwnName(domain)[0]) + OwnName(domain).Substring(1);

    private static string Source(int domain, int file) => file switch
    {
        0 => Dtos(domain),
        1 => Client(domain),
        2 => Service(domain),
        3 => Endpoints(domain),
        _ => Logic(domain),
    };

    private static string Dtos(int n) => $$"""
        using System.Text.Json.Serialization;

        namespace Generated.Domain{{n}};

        public sealed record Thing{{n}}(
            [property: JsonPropertyName("id")] string Id, string DisplayName, decimal Amount, DateTimeOffset CreatedAt, State{{n}} State, string {{OwnName(n)}},
            IReadOnlyList<Line{{n}}> Lines);

        public sealed class Line{{n}}
        {
            public string Sku { get; set; } = "";

            public int Count { get; set; }

            public string? Note { get; set; }
        }

        [JsonConverter(typeof(JsonStringEnumConverter<State{{n}}>))]
        public enum State{{n}}
        {
            OPEN,
            CLOSED,
        }
        """;

    private static string Client(int n) => $$"""
        using System.Net;
        using System.Net.Http.Json;

        namespace Generated.Domain{{n}};

        public interface IThingClient{{n}}
        {
            Task<Thing{{n}}?> GetAsync(string id, CancellationToken cancellationToken);

            Task PutAsync(string id, Thing{{n}} thing, CancellationToken cancellationToken);
        }

        public sealed class ThingClient{{n}}(HttpClient http) : IThingClient{{n}}
        {
            public async Task<Thing{{n}}?> GetAsync(string id, CancellationToken cancellationToken)
            {
                using var response = await http.GetAsync($"things{{n}}/{Uri.EscapeDataString(id)}", cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    return null;

                response.EnsureSuccessStatusCode();
                return await response.Content.ReadFromJsonAsync<Thing{{n}}>(cancellationToken);
            }

            public async Task PutAsync(string id, Thing{{n}} thing, CancellationToken cancellationToken)
            {
                using var request = new HttpRequestMessage(HttpMethod.Put, $"things{{n}}/{Uri.EscapeDataString(id)}") { Content = JsonContent.Create(thing) };
                request.Headers.Add("X-Request-Id", Guid.NewGuid().ToString());
                using var response = await http.SendAsync(request, cancellationToken);
                response.EnsureSuccessStatusCode();
            }
        }
        """;

    private static string Service(int n) => $$"""
        namespace Generated.Domain{{n}};

        public sealed class ThingService{{n}}(IThingClient{{n}} client)
        {
            private readonly Dictionary<string, Thing{{n}}> _known = new(StringComparer.Ordinal);

            private readonly SemaphoreSlim _gate = new(1, 1);

            public async Task<IReadOnlyList<Thing{{n}}>> LoadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
            {
                var found = new List<Thing{{n}}>();
                foreach (var id in ids.Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal))
                {
                    await _gate.WaitAsync(cancellationToken);
                    try
                    {
                        if (!_known.TryGetValue(id, out var thing) && await client.GetAsync(id, cancellationToken) is { } fetched)
                            _known[id] = thing = fetched;
                        if (thing is not null)
                            found.Add(thing);
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }

                return found;
            }

            public decimal Total(IEnumerable<Thing{{n}}> things) =>
                things.Where(thing => thing.State == State{{n}}.OPEN).Select(thing => thing.Amount * thing.Lines.Count).DefaultIfEmpty().Max();

            public ILookup<string, Line{{n}}> BySku(IEnumerable<Thing{{n}}> things) =>
                things.SelectMany(thing => thing.Lines).Where(line => line.Count > 0).ToLookup(line => line.Sku.Trim().ToUpperInvariant());
        }
        """;

    private static string Endpoints(int n) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        namespace Generated.Domain{{n}};

        public static class ThingEndpoints{{n}}
        {
            public static IEndpointRouteBuilder MapThings{{n}}(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/things{{n}}");
                group.MapGet("/{id}", async (string id, IThingClient{{n}} client, CancellationToken cancellationToken) =>
                    await client.GetAsync(id, cancellationToken) is { } thing ? Results.Ok(thing) : Results.NotFound());
                group.MapPut("/{id}", async (string id, Thing{{n}} thing, IThingClient{{n}} client, CancellationToken cancellationToken) =>
                {
                    if (thing.Id != id)
                        return Results.BadRequest($"The id {thing.Id} is not {id}.");
                    await client.PutAsync(id, thing, cancellationToken);
                    return Results.NoContent();
                });
                return routes;
            }
        }
        """;

    private static string Logic(int n)
    {
        var text = new StringBuilder($"namespace Generated.Domain{n};\n\npublic static class Logic{n}\n{{\n");
        for (var method = 0; method < 12; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    public static string Describe{{method}}(Thing{{n}} thing, int depth)
                    {
                        var parts = new List<string> { thing.DisplayName };
                        for (var i = 0; i < depth && i < thing.Lines.Count; i++)
                        {
                            var line = thing.Lines[i];
                            if (line.Count > {{method}} && line.Note is { Length: > 0 } note)
                                parts.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0} x {1} ({2})", line.Sku, line.Count, note));
                            else
                                parts.Add($"{line.Sku} x {line.Count}");
                        }

                        return string.Join(", ", parts.Select(part => part.Trim()).Where(part => part.Length > {{method}}));
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }
}
