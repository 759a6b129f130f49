using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers.Races;
using Wirefix.CodeFixes.Races;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Races;

/// <summary>What the fixed code does when it runs.</summary>
public sealed class LostUpdateBehaviorTests
{
    private const string ByLock = """
        public async Task Run()
        {
            var order = (await http.GetFromJsonAsync<Order>("/orders/1"))!;
            order.Count++;
            (await http.PutAsJsonAsync("/orders/1", order)).EnsureSuccessStatusCode();
        }
        """;

    private const string ByVersion = """
        public async Task Run()
        {
            using var answer = await http.GetAsync("/orders/1");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            (await http.PutAsJsonAsync("/orders/1", order)).EnsureSuccessStatusCode();
        }
        """;

    [Fact]
    public async Task Updates_that_overlap_all_count_under_the_lock()
    {
        using var upstream = new Counting();
        var type = await FixedAsync(ByLock);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RunAsync(type, upstream)));

        Assert.Equal(10, upstream.Count);
    }

    [Fact]
    public async Task An_update_that_fails_leaves_the_lock_open()
    {
        using var upstream = new Counting { Refuses = true };
        var type = await FixedAsync(ByLock);

        await Assert.ThrowsAsync<HttpRequestException>(() => RunAsync(type, upstream));
        upstream.Refuses = false;
        await RunAsync(type, upstream).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, upstream.Count);
    }

    [Fact]
    public async Task A_stale_write_is_refused_instead_of_undoing_the_other()
    {
        using var upstream = new Counting();
        var type = await FixedAsync(
            ByVersion, "out GET api.example.com/orders/{id} calls 9", "out GET api.example.com/orders/{id} status 200 9",
            "out GET api.example.com/orders/{id} response 200 header etag 9");
        upstream.OnceBeforePut = () => RunAsync(type, upstream);

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => RunAsync(type, upstream));

        Assert.Equal(HttpStatusCode.PreconditionFailed, thrown.StatusCode);
        Assert.Equal(1, upstream.Count);
    }

    private static async Task RunAsync(Type type, HttpMessageHandler upstream)
    {
        using var http = new HttpClient(upstream, disposeHandler: false) { BaseAddress = new Uri("http://upstream") };
        await (Task)type.GetMethod("Run")!.Invoke(Activator.CreateInstance(type, http), [])!;
    }

    private static async Task<Type> FixedAsync(string member, params string[] facts)
    {
        var rule = Verify.Rule<LostUpdate>().Source(
            "using System.Net.Http.Json;\n\npublic record Order { public int Count { get; set; } }\n\npublic sealed class Checkout(HttpClient http)\n{\n" + member + "\n}\n");
        var (document, diagnostic) = Assert.Single(await (facts.Length == 0 ? rule : rule.Facts(facts)).Reports());
        var offers = new List<CodeAction>();
        await new LostUpdateCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (offer, _) => offers.Add(offer), CancellationToken.None));
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await offers[0].GetOperationsAsync(CancellationToken.None)));

        var image = new MemoryStream();
        var compilation = await operation.ChangedSolution.GetProject(document.Project.Id)!.GetCompilationAsync(CancellationToken.None);
        var emitted = compilation!.Emit(image, cancellationToken: CancellationToken.None);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(image.ToArray()).GetType("Checkout")!;
    }

    /// <summary>A service that holds one number, and lets others run between any two requests.</summary>
    private sealed class Counting : HttpMessageHandler
    {
        private readonly Lock _lock = new();
        private int _version = 1;

        public int Count { get; private set; }

        public bool Refuses { get; set; }

        public Func<Task>? OnceBeforePut { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var i = 0; i < 20; i++)
                await Task.Yield();
            return request.Method == HttpMethod.Get ? Answer() : await WriteAsync(request, cancellationToken);
        }

        private HttpResponseMessage Answer()
        {
            lock (_lock)
            {
                var answer = new HttpResponseMessage { Content = new StringContent($$"""{"count":{{Count}}}""", null, "application/json") };
                answer.Headers.ETag = new EntityTagHeaderValue($"\"{_version}\"");
                return answer;
            }
        }

        private async Task<HttpResponseMessage> WriteAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (first, text) = (OnceBeforePut, await request.Content!.ReadAsStringAsync(cancellationToken));
            OnceBeforePut = null;
            await (first?.Invoke() ?? Task.CompletedTask);
            lock (_lock)
            {
                if (Refuses || request.Headers.IfMatch.Any(wanted => wanted.Tag != $"\"{_version}\""))
                    return new HttpResponseMessage(Refuses ? HttpStatusCode.BadGateway : HttpStatusCode.PreconditionFailed);

                (Count, _version) = (System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("count").GetInt32(), _version + 1);
                return new HttpResponseMessage();
            }
        }
    }
}
