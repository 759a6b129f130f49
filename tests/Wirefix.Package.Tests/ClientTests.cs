using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Suggestions;
using Wirefix.Facts.Suggestions;

namespace Wirefix.Package.Tests;

/// <summary>The package in a real build, and <c>dotnet format</c> as a headless client of the lightbulbs.</summary>
public sealed partial class ClientTests(PackedPackage package)
{
    [GeneratedRegex(@"warning WIRE1001: 'GetMessageAsync' is called for every element at once; nothing limits how many calls are in flight; the wire had up to 100 in flight at GET \S+/messages/\{\w+\}")]
    private static partial Regex SeenBurst();

    private const string FanOut = "src/Radar.Api/Sync/MessageFetcher.cs";

    [Fact]
    public async Task A_build_warns_and_format_applies_the_fix_and_the_tests_pass()
    {
        using var client = await ClientSolution.RestoredAsync(package);

        var (_, built) = await client.BuildAsync("WirefixPreset=warnings");
        Assert.True(SeenBurst().IsMatch(built), built);

        var (formatExit, formatted) = await client.RunAsync(
            "format", "analyzers", ClientSolution.Service, "--diagnostics", "WIRE1001", "--severity", "info", "--no-restore");
        Assert.True(formatExit == 0, formatted);
        Assert.Contains("new SemaphoreSlim(maxInFlight)", client.Read(FanOut), StringComparison.Ordinal);

        var (_, again) = await client.BuildAsync("WirefixPreset=warnings");
        Assert.DoesNotContain("WIRE1001", again, StringComparison.Ordinal);
        var (testExit, tested) = await client.RunAsync("test", "Radar.sln", "--no-restore");
        Assert.True(testExit == 0, tested);
    }

    [Fact]
    public async Task A_verified_fix_is_told_with_its_evidence_and_format_applies_it()
    {
        using var client = await ClientSolution.RestoredAsync(package);
        client.Write("src/Radar.Api/MessageFetcher.FetchPageAsync.wirefix", StoredFix(client.Read(FanOut)));

        var (_, built) = await client.BuildAsync("WirefixPreset=warnings");
        Assert.True(built.Contains("warning WIRE9001: A verified fix is at hand: peak_in_flight fell from 100 to 1", StringComparison.Ordinal), built);
        Assert.DoesNotContain("WIRE9001", (await client.BuildAsync("WirefixPreset=warnings", "WirefixSuggestions=none")).Output, StringComparison.Ordinal);


        var (formatExit, formatted) = await client.RunAsync(
            "format", "analyzers", ClientSolution.Service, "--diagnostics", "WIRE9001", "--severity", "info", "--no-restore");
        Assert.True(formatExit == 0, formatted);
        Assert.Contains("            messages.Add(await mail.GetMessageAsync(user, id, cancellationToken));", client.Read(FanOut), StringComparison.Ordinal);

        var (builtExit, again) = await client.BuildAsync("WirefixPreset=warnings");
        Assert.True(builtExit == 0, again);
        Assert.DoesNotContain("WIRE9001", again, StringComparison.Ordinal);
    }

    // The messages one after the other, as what the sample's member becomes.
    private static string StoredFix(string source)
    {
        const string fanOut = "var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));";
        var member = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        Assert.Contains(fanOut, member.ToString(), StringComparison.Ordinal);
        var fixedText = member.ToString().Replace(fanOut, """
            var messages = new List<MailMessage?>();
                    foreach (var id in ids)
                        messages.Add(await mail.GetMessageAsync(user, id, cancellationToken));
            """, StringComparison.Ordinal);
        return VerifiedFixText.Write([new VerifiedFix(
            "M:Radar.Api.Sync.MessageFetcher.FetchPageAsync(System.String,System.Collections.Generic.IReadOnlyList{System.String},System.Threading.CancellationToken)",
            MemberHash.Of(member), "peak_in_flight fell from 100 to 1", [], FixLine.Of(fixedText, "    "))]);
    }

    [Fact]
    public async Task Facts_are_found_by_their_pattern_and_can_be_turned_off()
    {
        using var client = await ClientSolution.RestoredAsync(package);
        client.Write("src/Radar.Api/Facts/broken.wirefacts", "wirefacts 1\nin GET /touches\n");
        client.Write("elsewhere/more.wirefacts", "wirefacts 9\n");

        Assert.Contains("broken.wirefacts(2,1): warning WIRE0001", (await client.BuildAsync()).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("WIRE0001", (await client.BuildAsync("WirefixFacts=none")).Output, StringComparison.Ordinal);
        var named = (await client.BuildAsync("WirefixFacts=../../elsewhere/*.wirefacts")).Output;
        Assert.Contains("more.wirefacts(1,1): warning WIRE0001", named, StringComparison.Ordinal);
        Assert.DoesNotContain("broken.wirefacts", named, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_sets_every_rule_and_an_editorconfig_has_the_last_word()
    {
        using var client = await ClientSolution.RestoredAsync(package);

        Assert.DoesNotContain("WIRE1001", (await client.BuildAsync()).Output, StringComparison.Ordinal);
        client.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.WIRE1001.severity = error\n");
        var (strictExit, strict) = await client.BuildAsync("WirefixPreset=off");
        Assert.True(strictExit != 0 && strict.Contains("error WIRE1001", StringComparison.Ordinal), strict);
        client.Write(".editorconfig", "root = true\n");
        client.Write("src/Radar.Api/broken.wirefacts", "no facts\n");
        Assert.DoesNotContain("WIRE", (await client.BuildAsync("WirefixPreset=off")).Output, StringComparison.Ordinal);
        var (exitCode, capitalized) = await client.BuildAsync("WirefixPreset=Warnings");
        Assert.True(exitCode == 0 && capitalized.Contains("warning WIRE1001", StringComparison.Ordinal), capitalized);
    }

    [Fact]
    public async Task A_preset_that_does_not_exist_is_told()
    {
        using var client = await ClientSolution.RestoredAsync(package);

        var (exitCode, output) = await client.BuildAsync("WirefixPreset=loud");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("WirefixPreset is 'loud'; expected 'suggestions', 'warnings' or 'off'", output, StringComparison.Ordinal);
    }
}
