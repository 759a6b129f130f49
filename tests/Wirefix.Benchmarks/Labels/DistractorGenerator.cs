using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wirefix.Facts;
using Wirefix.Labels;

namespace Wirefix.Benchmarks.Labels;

/// <summary>
/// Writes services that serve, store and send the very names that questions are about, and have nothing to do with them. The same questions
/// give the same text in every run.
/// </summary>
internal sealed class DistractorGenerator
{
    /// <summary>How many services there are.</summary>
    public const int Services = 230;

    private const int NamesOfAService = 12;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<string> _segments;

    /// <summary>Takes the names and the segments of paths that the questions show.</summary>
    public DistractorGenerator(IEnumerable<Question> questions)
    {
        var shown = questions.Select(Shown.Of).ToArray();
        _names = Words(shown.SelectMany(question => question.Names.Concat(question.Payload)));
        _segments = Words(shown.SelectMany(question => question.Endpoint.Split(' ')[^1].Split('/').Where(segment => !segment.StartsWith('{'))));
    }

    /// <summary>Writes the services below a folder.</summary>
    public void Write(string root)
    {
        for (var number = 0; number < Services; number++)
        {
            var service = string.Create(CultureInfo.InvariantCulture, $"Service{number:000}");
            var folder = Directory.CreateDirectory(Path.Combine(root, "services", service)).FullName;
            var names = Drawn(_names, NamesOfAService, number);
            var segments = Drawn(_segments, 2, number);
            File.WriteAllText(Path.Combine(folder, $"{service}.csproj"), Project);
            File.WriteAllText(Path.Combine(folder, "Models.cs"), Models(service, names));
            File.WriteAllText(Path.Combine(folder, "Endpoints.cs"), Endpoints(service, segments, names));
            File.WriteAllText(Path.Combine(folder, "Client.cs"), Client(service, segments, names));
            File.WriteAllText(Path.Combine(folder, "Store.cs"), Store(service, names));
        }
    }

    // As they are used in C#; what is no name there, such as a status, is left out.
    private static ImmutableArray<string> Words(IEnumerable<string> names) =>
        [.. names.Select(WireName.Pascal).Where(name => name.Length > 1 && char.IsLetter(name[0])).Distinct().Order(StringComparer.Ordinal)];

    // A hash stands in for chance: it is the same on every machine.
    private static ImmutableArray<string> Drawn(ImmutableArray<string> names, int count, int number) =>
        [.. names.OrderBy(name => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {name}"))), StringComparer.Ordinal).Take(count)];

    private static string Wire(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // A name may be a word of C#.
    private static string Variable(string name) => $"@{Wire(name)}";

    private static string PathOf(ImmutableArray<string> segments) => $"/{string.Join('/', segments.Select(Wire))}";

    private static string Lines(IEnumerable<string> lines) => string.Join("\n        ", lines);

    private static string Models(string service, ImmutableArray<string> names) => $$"""
        using System.Text.Json.Serialization;

        namespace {{service}};

        public sealed class {{service}}Request
        {
            {{Lines(names.Select(name => $"public string? {name} {{ get; set; }}"))}}
        }

        public sealed class {{service}}Response
        {
            {{Lines(names.Select(name => $"[JsonPropertyName(\"{Wire(name)}\")] public string? {name}Value {{ get; set; }}"))}}
        }
        """;

    private static string Endpoints(string service, ImmutableArray<string> segments, ImmutableArray<string> names) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        namespace {{service}};

        public static class {{service}}Endpoints
        {
            public static void Map{{service}}(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("{{PathOf(segments)}}/{id}", Get{{service}}Async);
                routes.MapPost("{{PathOf(segments)}}", Post{{service}}Async);
            }

            private static async Task<IResult> Get{{service}}Async(string id, HttpRequest request, {{service}}Store store) =>
                Results.Ok(await store.FindAsync(id, request.Query["{{Wire(names[0])}}"], request.Headers["{{names[1]}}"]));

            private static async Task<IResult> Post{{service}}Async({{service}}Request body, {{service}}Store store) =>
                body.{{names[2]}} is null ? Results.BadRequest(new { {{Variable(names[2])}} = "missing" }) : Results.Ok(await store.AddAsync(body));
        }
        """;

    private static string Client(string service, ImmutableArray<string> segments, ImmutableArray<string> names) => $$"""
        using System.Net.Http.Json;

        namespace {{service}};

        public sealed class {{service}}Client(HttpClient client)
        {
            public async Task<{{service}}Response?> Load{{service}}Async(string id, string {{Variable(names[3])}}) =>
                await client.GetFromJsonAsync<{{service}}Response>($"{{PathOf(segments)}}/{id}?{{Wire(names[3])}}={{{Variable(names[3])}}}");

            public async Task Send{{service}}Async({{service}}Request body) =>
                (await client.PostAsJsonAsync("{{PathOf(segments)}}", body)).EnsureSuccessStatusCode();
        }
        """;

    private static string Store(string service, ImmutableArray<string> names) => $$"""
        namespace {{service}};

        public sealed class {{service}}Store
        {
            private readonly Dictionary<string, {{service}}Request> _known = [];

            public Task<{{service}}Response?> FindAsync(string id, string? {{Variable(names[0])}}, string? {{Variable(names[1])}}) =>
                Task.FromResult(_known.TryGetValue(id, out var found) && found.{{names[0]}} == {{Variable(names[0])}} ? ToResponse(found) : null);

            public Task<{{service}}Response?> AddAsync({{service}}Request body)
            {
                _known[Guid.NewGuid().ToString()] = body;
                return Task.FromResult<{{service}}Response?>(ToResponse(body));
            }

            private static {{service}}Response ToResponse({{service}}Request body) => new()
            {
                {{Lines(names.Select(name => $"{name}Value = body.{name},"))}}
            };
        }
        """;
}
