using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>The fix writes code as the file and the user's settings have it.</summary>
public sealed class LayoutTests
{
    private const string Before = """
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace Mail
        {
            public sealed class Reader
            {
                public async Task<string[]> Run(HttpClient http, string[] ids)
                {
                    return await [|Task.WhenAll|](ids.Select(id => http.GetStringAsync(id)));
                }
            }
        }

        """;

    private const string After = """
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Mail
        {
            public sealed class Reader
            {
                public async Task<string[]> Run(HttpClient http, string[] ids)
                {
                    const int maxInFlight = 10;
                    using var gate = new SemaphoreSlim(maxInFlight);
                    return await Task.WhenAll(ids.Select(async id =>
                    {
                        await gate.WaitAsync();
                        try
                        {
                            return await http.GetStringAsync(id);
                        }
                        finally
                        {
                            gate.Release();
                        }
                    }));
                }
            }
        }

        """;

    private static RuleCase<UnboundedFanOut> Bare => Verify.Rule<UnboundedFanOut>().WithoutImplicitUsings();

    [Fact]
    public async Task A_missing_using_is_added_in_its_place() => await Bare.Source(Before).Becomes<UnboundedFanOutCodeFix>(After);

    [Fact]
    public async Task Windows_line_ends_stay() =>
        await Bare.EditorConfig("[*.cs]\nend_of_line = crlf\n").Source(Before.ReplaceLineEndings("\r\n"))
            .Becomes<UnboundedFanOutCodeFix>(After.ReplaceLineEndings("\r\n"));

    [Fact]
    public async Task Tabs_stay() =>
        await Bare.EditorConfig("[*.cs]\nindent_style = tab\n").Source(Before.Replace("    ", "\t", StringComparison.Ordinal))
            .Becomes<UnboundedFanOutCodeFix>(After.Replace("    ", "\t", StringComparison.Ordinal));

    [Fact]
    public async Task Two_columns_stay() =>
        await Bare.EditorConfig("[*.cs]\nindent_size = 2\n").Source(Before.Replace("    ", "  ", StringComparison.Ordinal))
            .Becomes<UnboundedFanOutCodeFix>(After.Replace("    ", "  ", StringComparison.Ordinal));

    [Fact]
    public async Task Braces_stand_where_the_settings_want_them() =>
        await Bare
            .EditorConfig("[*.cs]\ncsharp_new_line_before_open_brace = none\ncsharp_new_line_before_finally = false\n")
            .Source(Braces(Before)).Becomes<UnboundedFanOutCodeFix>(Braces(After));

    [Fact]
    public async Task The_limit_comes_from_the_editor_settings() =>
        await Bare.EditorConfig("[*.cs]\nwirefix.max_in_flight = 4\n").Source(Before)
            .Becomes<UnboundedFanOutCodeFix>(After.Replace("= 10;", "= 4;", StringComparison.Ordinal));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task A_limit_that_makes_no_sense_is_as_good_as_none(string limit) =>
        await Bare.EditorConfig($"[*.cs]\nwirefix.max_in_flight = {limit}\n").Source(Before).Becomes<UnboundedFanOutCodeFix>(After);

    [Fact]
    public async Task A_type_of_the_semaphore_s_name_does_not_get_in_the_way() =>
        await Bare.Source(Before + "public class SemaphoreSlim;\n")
            .Becomes<UnboundedFanOutCodeFix>(After.Replace("using System.Threading;\n", "", StringComparison.Ordinal)
                .Replace("new SemaphoreSlim", "new System.Threading.SemaphoreSlim", StringComparison.Ordinal) + "public class SemaphoreSlim;\n");

    private static string Braces(string code) =>
        System.Text.RegularExpressions.Regex.Replace(code, @"\n *\{\n", " {\n").Replace("}\n                finally", "} finally", StringComparison.Ordinal);
}
