using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>The fix over several files and projects at once, and the entry for callers without an editor.</summary>
public sealed class FixAllTests
{
    private const string Before = """
        public sealed class Reader(HttpClient http)
        {
            public Task Run(string[] ids) => [|Task.WhenAll|](ids.Select(http.GetStringAsync));
        }

        """;

    private const string After = """
        public sealed class Reader(HttpClient http)
        {
            public Task Run(string[] ids)
            {
                const int maxInFlight = 10;
                var gate = new SemaphoreSlim(maxInFlight);
                return Task.WhenAll(ids.Select(async requestUri =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        return await http.GetStringAsync(requestUri);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
        }

        """;

    [Fact]
    public async Task All_files_of_all_projects_are_fixed() =>
        await Verify.Rule<UnboundedFanOut>()
            .Source(Before).Source(In("Second", Before)).Source("public class Untouched;")
            .AndProject("Other").Source(In("Third", Before))
            .Becomes<UnboundedFanOutCodeFix>(After, In("Second", After), In("Third", After));

    [Fact]
    public async Task A_caller_without_an_editor_sets_the_limit()
    {
        var (document, diagnostic) = Assert.Single(await Verify.Rule<UnboundedFanOut>().Source(Before).Reports());

        var bounded = await UnboundedFanOutCodeFix.BoundAsync(document, diagnostic, 3, CancellationToken.None);

        var text = await bounded.GetTextAsync(CancellationToken.None);
        Assert.Equal(After.Replace("= 10;", "= 3;", StringComparison.Ordinal), text.ToString());
    }

    [Fact]
    public async Task A_fan_out_that_cannot_be_bounded_leaves_the_same_document()
    {
        var (document, diagnostic) = Assert.Single(await FanOut.In("public Task All => [|Task.WhenAll|](new List<string>().Select(client.DeleteAsync));").Reports());

        Assert.Same(document, await UnboundedFanOutCodeFix.BoundAsync(document, diagnostic, 3, CancellationToken.None));
    }

    [Fact]
    public async Task A_limit_below_one_is_refused()
    {
        var (document, diagnostic) = Assert.Single(await Verify.Rule<UnboundedFanOut>().Source(Before).Reports());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => UnboundedFanOutCodeFix.BoundAsync(document, diagnostic, 0, CancellationToken.None));
    }

    private static string In(string space, string code) => $"namespace {space};\n\n{code}";
}
