using Wirefix.Analyzers.Concurrency;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Verifier;

/// <summary>A verifier that cannot fail proves nothing: each of these cases is wrong, and must be found out.</summary>
public sealed class VerifierTests
{
    private const string Reported = "class C { Task F(HttpClient http, string[] ids) => Task.WhenAll(ids.Select(id => http.GetAsync(id))); }";
    private const string Marked = "class C { Task F(HttpClient http, string[] ids) => [|Task.WhenAll|](ids.Select(id => http.GetAsync(id))); }";

    private static RuleCase<UnboundedFanOut> Case(string source) => Verify.Rule<UnboundedFanOut>().Source(source);

    [Fact]
    public Task A_diagnostic_without_a_mark_fails() => Fails("not expected", () => Case(Reported).IsSilent());

    [Fact]
    public Task A_mark_without_a_diagnostic_fails() => Fails("missing", () => Case("class [|C|];").IsReported());

    [Fact]
    public Task A_mark_beside_the_diagnostic_fails() =>
        Fails("missing", () => Case(Reported.Replace("Task.WhenAll", "Task.[|WhenAll|]", StringComparison.Ordinal)).IsReported());

    [Fact]
    public Task A_mark_with_another_id_fails() =>
        Fails("WIRE9999", () => Case(Marked + " class D { Task F(HttpClient http) => {|WIRE9999:Task.WhenAll|}(http.GetAsync(\"\")); }").IsReported());

    [Fact]
    public Task A_case_that_expects_a_diagnostic_and_marks_none_fails() => Fails("marks none", () => Case("class C;").IsReported());

    [Fact]
    public Task A_case_that_expects_a_diagnostic_and_marks_only_others_fails() =>
        Fails("marks none", () => Case("class C { void M() { int {|CS0168:x|}; } }").IsReported());

    [Fact]
    public Task A_case_that_expects_silence_and_marks_a_diagnostic_by_its_id_fails() =>
        Fails("silence", () => Case(Marked.Replace("[|Task.WhenAll|]", "{|WIRE1001:Task.WhenAll|}", StringComparison.Ordinal)).IsSilent());

    [Fact]
    public Task A_case_that_expects_silence_and_marks_a_diagnostic_fails() => Fails("silence", () => Case(Marked).IsSilent());

    [Fact]
    public Task A_compiler_error_fails() => Fails("CS0246", () => Case("class C : Missing;").IsSilent());

    [Fact]
    public Task A_compiler_warning_fails() => Fails("CS8618", () => Case("class C { public string Name; }").IsSilent());

    [Fact]
    public async Task A_marked_compiler_error_passes() => await Case("class C : {|CS0246:Missing|};").IsSilent();

    [Fact]
    public Task An_unclosed_mark_fails() => Fails("never closed", () => Case("class [|C;").IsReported());

    [Fact]
    public Task A_rule_that_throws_fails() => Fails("the rule says no", () => Verify.Rule<ThrowingRule>().Source("class C;").Survives());

    [Fact]
    public Task A_rule_that_ignores_pragmas_fails() =>
        Fails("#pragma", () => Verify.Rule<UnsuppressableRule>().Source("class [|C|];").IsReported());

    [Fact]
    public Task A_fix_that_changes_nothing_fails() => Fails("changes nothing", () => Rename("class [|old|] { }").Becomes<NoOpFix>("class New { }"));

    [Fact]
    public Task A_fix_that_never_ends_fails() => Fails("still reports", () => Rename("class [|old|] { }").Becomes<EndlessFix>("class [|old|] { }"));

    [Fact]
    public Task A_fix_with_another_result_fails() => Fails("differs at line 1", () => Rename("class [|old|] { }").Becomes<RenameFix>("class Other { }"));

    [Fact]
    public Task A_fix_that_breaks_the_code_fails() => Fails("CS0101", () => Rename("class New { }\nclass [|old|] { }").Becomes<RenameFix>("class New { }\nclass New { }"));

    [Fact]
    public Task A_fix_whose_tree_is_not_its_text_fails() => Fails("does not parse", () => Rename("class [|old|] { }").Becomes<UnparsableFix>("class New   { }"));

    [Fact]
    public Task A_fix_that_leaves_code_to_be_formatted_fails() => Fails("left code to be formatted", () => Rename("class [|old|]  { }").Becomes<RenameFix>("class New  { }"));

    [Fact]
    public Task A_fix_without_Fix_All_fails() => Fails("no Fix All", () => Rename("class [|old|] { }").Becomes<SingleFix>("class New { }"));

    [Fact]
    public Task A_Fix_All_that_leaves_places_fails() =>
        Fails("has left a place", () => Rename("class [|old|] { }\nclass [|older|] { }").Becomes<FirstOnlyFix>("class New { }\nclass Newer { }"));

    [Fact]
    public Task A_Fix_All_that_needs_a_key_fails() => Fails("changes nothing", () => Rename("class [|old|] { }").Becomes<KeyedFix>("class New { }"));

    [Fact]
    public Task A_Fix_All_of_fewer_scopes_fails() =>
        Fails("does not support Fix All for the scope Project", () => Rename("class [|old|] { }").Becomes<DocumentOnlyFix>("class New { }"));

    [Fact]
    public Task A_fix_that_is_offered_against_expectation_fails() => Fails("no offer", () => Rename("class [|old|] { }").HasNo<RenameFix>());

    [Fact]
    public async Task A_right_fix_passes_in_two_documents_and_two_projects() =>
        await Verify.Rule<LowerCaseRule>()
            .Source("class [|old|] { }").Source("namespace Second { class [|old|] { } class [|older|] { } }")
            .AndProject("Two").Source("class [|old|] { }")
            .Becomes<RenameFix>("class New { }", "namespace Second { class New { } class Newer { } }", "class New { }");

    private static RuleCase<LowerCaseRule> Rename(string source) => Verify.Rule<LowerCaseRule>().Source(source);

    private static async Task Fails(string because, Func<Task> verification) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<VerificationException>(verification)).Message, StringComparison.Ordinal);
}
