using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Wirefix.Facts;
using Wirefix.Traffic;

namespace Wirefix.Agent.Regression;

/// <summary>Writes the C# of a regression test. Captured values stand in literals of the language, or in comments without their line ends.</summary>
/// <param name="Namespace">The namespace of the test project's regression tests.</param>
/// <param name="EntryPoint">A public type of the service's assembly, fully qualified, that the test host is made for.</param>
/// <param name="CancellationToken">The expression that gives a test its cancellation token.</param>
internal sealed partial record TestSource(string Namespace, string EntryPoint, string CancellationToken)
{
    private static readonly HashSet<string> HeadersOfTheClient = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Accept-Encoding", "User-Agent", "traceparent", "tracestate", "Date",
    };

    /// <summary>What the failure message of the test's own assertion begins with.</summary>
    public const string AssertionStart = "Calls in flight";

    /// <summary>A name for the test class, made of the inbound endpoint.</summary>
    public static string ClassName(Endpoint inbound)
    {
        var words = inbound.Path.Segments.Select(segment => segment.Trim('{', '}').Split(':', '=', '?')[0]).Prepend(inbound.Method.ToLowerInvariant());
        var name = string.Concat(words.SelectMany(word => NotLetters().Split(word)).Where(word => word.Length > 0).Select(Capitalised));
        return name + "Tests";
    }

    /// <summary>A test that plays one inbound exchange and asserts how many calls of an endpoint are in flight.</summary>
    public string PeakInFlight(string className, Endpoint inbound, Endpoint called, RecordedCase recorded, int limit, string recording)
    {
        var builder = new StringBuilder();
        builder.Append(CultureInfo.InvariantCulture, $$"""
            using System.Net;{{(recorded.Inbound.Request.Body.IsEmpty ? "" : "\nusing System.Text;")}}
            using Microsoft.AspNetCore.Mvc.Testing;
            using Microsoft.AspNetCore.TestHost;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Http;

            namespace {{Namespace}};

            /// <summary>
            /// {{Comment($"{inbound.Method} {inbound.Path}")}} once had {{recorded.PeakInFlight}} calls in flight to
            /// {{Comment(called)}}{{Refused(recorded)}}.
            /// </summary>
            public sealed class {{className}}
            {
                private const int MostInFlight = {{limit}};

                [Fact]
                public async Task Keeps_at_most_{{limit}}_calls_in_flight()
                {
                    var cancellation = {{CancellationToken}};
                    var upstream = new RecordedUpstream({{Literal(recording)}}, @"{{Pattern(called)}}");
                    await using var service = new WebApplicationFactory<{{EntryPoint}}>().WithWebHostBuilder(host => host.ConfigureTestServices(services =>
                        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
                            options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.PrimaryHandler = upstream))));
                    using var client = service.CreateClient();

                    using var request = new HttpRequestMessage({{Method(recorded.Inbound.Request.Method)}}, {{Literal(recorded.Inbound.Request.Url.PathAndQuery)}});

            """);
        foreach (var line in RequestLines(recorded.Inbound.Request))
            builder.Append("        ").Append(line).Append('\n');
        builder.Append(CultureInfo.InvariantCulture, $$"""
                    using var response = await client.SendAsync(request, cancellation);

                    Assert.Equal({{Status(recorded.Inbound.Response.Status)}}, response.StatusCode);
                    Assert.Empty(upstream.NotRecorded);
                    Assert.Empty(upstream.NotMade);
                    Assert.True(upstream.PeakInFlight <= MostInFlight, $"{{AssertionStart}}: at most {MostInFlight} expected, {upstream.PeakInFlight} seen.");
                }
            }

            """);
        return builder.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> RequestLines(Request request)
    {
        foreach (var header in request.Headers.Where(header => !HeadersOfTheClient.Contains(header.Name)))
            yield return $"request.Headers.TryAddWithoutValidation({Literal(header.Name)}, {Literal(header.Value)});";
        if (!request.Body.IsEmpty)
            yield return $"request.Content = new StringContent({Literal(request.BodyText)}, Encoding.UTF8, {Literal(request.MediaType ?? "application/octet-stream")});";
    }

    /// <summary>A pattern over "METHOD host/path?query" that takes exactly the endpoint's calls, for a verbatim string.</summary>
    private static string Pattern(Endpoint endpoint)
    {
        var segments = endpoint.Path.Segments.Select(segment => PathTemplate.IsVariable(segment) ? "[^/?]+" : Regex.Escape(segment));
        return $"^{Regex.Escape(endpoint.Method)} {Regex.Escape(endpoint.Host)}/{string.Join('/', segments)}(\\?|$)".Replace("\"", "\"\"", StringComparison.Ordinal);
    }

    private static string Refused(RecordedCase recorded)
    {
        var failed = recorded.Counted.Where(call => call.Response.Failed).GroupBy(call => call.Response.Status).OrderByDescending(group => group.Count()).ToList();
        return failed.Count == 0 ? "" : $", and {string.Join(", ", failed.Select(group => $"{group.Count()} were answered {group.Key}"))}";
    }

    private static string Method(string method) => method switch
    {
        "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" => $"HttpMethod.{Capitalised(method.ToLowerInvariant())}",
        _ => $"new HttpMethod({Literal(method)})",
    };

    private static string Status(int status) =>
        Enum.IsDefined((HttpStatusCode)status) ? $"HttpStatusCode.{(HttpStatusCode)status}" : $"(HttpStatusCode){status}";

    /// <summary>A captured text inside a comment: nothing in it ends the line or opens an element.</summary>
    private static string Comment(object text) =>
        LineEnds().Replace(text.ToString()!, " ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]")]
    private static partial Regex LineEnds();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotLetters();
}
