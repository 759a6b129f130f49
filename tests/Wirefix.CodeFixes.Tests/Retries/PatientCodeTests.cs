using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers.Retries;
using Wirefix.CodeFixes.Retries;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Retries;

/// <summary>Fixed code, compiled and run against an upstream that refuses.</summary>
public sealed class PatientCodeTests
{
    [Fact]
    public async Task A_refused_call_is_made_again_and_its_refusals_are_disposed_of()
    {
        var upstream = new Refusing(TimeSpan.Zero, refusals: 2);

        Assert.Equal("done", await RunAsync(upstream, CancellationToken.None));
        Assert.Equal(3, upstream.Requests.Distinct().Count());
        Assert.All(upstream.Refusals, refusal => Assert.Throws<ObjectDisposedException>(() => refusal.StatusCode = HttpStatusCode.OK));
    }

    [Fact]
    public async Task An_upstream_that_never_gives_in_is_asked_three_times()
    {
        var upstream = new Refusing(TimeSpan.Zero, refusals: int.MaxValue);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => RunAsync(upstream, CancellationToken.None));
        Assert.Equal(HttpStatusCode.TooManyRequests, failure.StatusCode);
        Assert.Equal(3, upstream.Requests.Count);
    }

    [Fact]
    public async Task An_upstream_that_wants_an_hour_is_not_waited_for()
    {
        var upstream = new Refusing(TimeSpan.FromHours(1), refusals: int.MaxValue);

        await Assert.ThrowsAsync<HttpRequestException>(() => RunAsync(upstream, CancellationToken.None));
        Assert.Single(upstream.Requests);
    }

    [Fact]
    public async Task The_wait_ends_with_the_caller_s_patience()
    {
        using var stop = new CancellationTokenSource();
        var upstream = new Refusing(TimeSpan.FromSeconds(50), refusals: int.MaxValue) { Refused = stop.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(upstream, stop.Token));
        Assert.Single(upstream.Requests);
    }

    private static async Task<string> RunAsync(HttpMessageHandler upstream, CancellationToken stop)
    {
        var (document, diagnostic) = Assert.Single(await Verify.Rule<IgnoredRetryAfter>().Source("""
            public sealed class Orders(HttpClient http)
            {
                public async Task<string> Run(string id, CancellationToken stop)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, $"/orders/{id}");
                    request.Headers.Add("X-Order", id);
                    using var answer = await http.SendAsync(request, stop);
                    answer.EnsureSuccessStatusCode();
                    return await answer.Content.ReadAsStringAsync(stop);
                }
            }
            """).Facts("out GET api.example.com/orders/{id} response 429 header retry-after 2").Reports());
        CodeAction? offer = null;
        await new IgnoredRetryAfterCodeFix().RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => offer = action, CancellationToken.None));
        var operations = await offer!.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;

        var image = new MemoryStream();
        var compilation = await solution.GetProject(document.Project.Id)!.GetCompilationAsync(CancellationToken.None);
        Assert.True(compilation!.Emit(image, cancellationToken: CancellationToken.None).Success);
        var type = Assembly.Load(image.ToArray()).GetType("Orders")!;
        using var http = new HttpClient(upstream) { BaseAddress = new Uri("http://upstream") };
        return await (Task<string>)type.GetMethod("Run")!.Invoke(Activator.CreateInstance(type, http), ["7", stop])!;
    }

    private sealed class Refusing(TimeSpan wait, int refusals) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public List<HttpResponseMessage> Refusals { get; } = [];

        public Action Refused { get; init; } = () => { };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            if (Requests.Count > refusals)
                return Task.FromResult(new HttpResponseMessage { Content = new StringContent("done") });

            var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(wait) } };
            Refusals.Add(refusal);
            Refused();
            return Task.FromResult(refusal);
        }
    }
}
