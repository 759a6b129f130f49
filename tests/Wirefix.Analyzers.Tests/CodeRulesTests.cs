using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Concurrency;
using Wirefix.Analyzers.Observed;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests;

public sealed class CodeRulesTests
{
    private const string FanOut = """
        public class Sync(HttpClient http)
        {
            public Task<string[]> RunAsync(IEnumerable<string> ids) => Task.WhenAll(ids.Select(id => [|http.GetStringAsync|]("/users/" + Uri.EscapeDataString(id))));
        }
        """;

    [Fact]
    public void Every_rule_is_among_them_once()
    {
        var rules = typeof(WirefixAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(WirefixAnalyzer)) && !type.IsAbstract && type != typeof(UnreadableFacts));

        Assert.Equal(rules.OrderBy(rule => rule.FullName), CodeRules.Rules.Select(rule => rule.GetType()).OrderBy(rule => rule.FullName));
        Assert.Equal(CodeRules.Rules.Select(Id).Order(StringComparer.Ordinal), CodeRules.Rules.Select(Id));
    }

    [Fact]
    public void Compilers_find_one_analyzer_for_code_and_one_for_files() => Assert.Equal(
        [typeof(CodeRules), typeof(UnreadableFacts)],
        typeof(CodeRules).Assembly.GetTypes().Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false)).OrderBy(type => type.Name));

    [Fact]
    public async Task Together_they_report_what_one_does_alone()
    {
        var alone = await Verify.Rule<UnboundedFanOut>().Source(FanOut).Messages();

        Assert.Single(alone);
        Assert.Equal(alone, await Verify.Rule<CodeRules>().Source(FanOut).Messages());
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, true)]
    [InlineData(ReportDiagnostic.Error, false)]
    public void A_build_that_turns_a_rule_off_does_not_run_it(ReportDiagnostic severity, bool isOff)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("WIRE1001", severity));

        Assert.Equal(isOff, RuleSwitch.IsOff(new UnboundedFanOut(), CSharpCompilation.Create("Code", options: options), CancellationToken.None));
    }

    [Fact]
    public void They_are_suggestions_so_that_a_build_that_shows_none_need_not_run_them() =>
        Assert.All(new CodeRules().SupportedDiagnostics, rule => Assert.Equal(DiagnosticSeverity.Info, rule.DefaultSeverity));

    private static string Id(WirefixAnalyzer rule) => rule.SupportedDiagnostics[0].Id;
}
