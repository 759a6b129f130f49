using Wirefix.Analyzers.Suggestions;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Suggestions;

public sealed class VerifiedFixAtHandTests
{
    private const string Id = "M:Shop.Cart.Total(System.Int32[])";

    private const string Member = "public int Total(int[] prices) => prices.Length;";

    private static readonly string Stored = StoredFix.Of(Id, Member, "public int Total(int[] prices) => prices.Sum();");

    [Fact]
    public Task A_member_with_a_fix_is_reported_with_the_evidence() =>
        Case("public int [|Total|](int[] prices) => prices.Length;", Stored).IsReported("A verified fix is at hand: calls fell from 100 to 10");

    [Fact]
    public Task Layout_and_comments_do_not_matter() =>
        Case("// sums up\n    public int [|Total|]( int[] prices )\n        => prices.Length; // all of them", Stored).IsReported();

    [Fact]
    public Task A_member_that_changed_since_is_left_alone() => Case("public int Total(int[] prices) => prices.Length + 1;", Stored).IsSilent();

    [Fact]
    public Task An_overload_is_left_alone() => Case("public int Total(long[] prices) => prices.Length;", Stored).IsSilent();

    [Fact]
    public Task A_member_of_the_same_name_in_another_type_is_left_alone() =>
        Verify.Rule<VerifiedFixAtHand>().Source($"namespace Shop; class Basket {{ {Member} }}").AdditionalFile("a.wirefix", Stored).IsSilent();

    [Fact]
    public Task Without_a_file_there_is_nothing_to_say() => Verify.Rule<VerifiedFixAtHand>().Source($"namespace Shop; class Cart {{ {Member} }}").IsSilent();

    [Theory]
    [InlineData("public string [|Name|] => \"\";", "P:Shop.Cart.Name", "public string Name => \"\";")]
    [InlineData("public [|Cart|](int size) => Size = size; public int Size { get; }", "M:Shop.Cart.#ctor(System.Int32)", "public Cart(int size) => Size = size;")]
    [InlineData("public int [|this|][int index] => index;", "P:Shop.Cart.Item(System.Int32)", "public int this[int index] => index;")]
    [InlineData("public T [|Pick|]<T>(T[] all) => all[0];", "M:Shop.Cart.Pick``1(``0[])", "public T Pick<T>(T[] all) => all[0];")]
    public Task Every_kind_of_member_may_have_one(string code, string id, string member) => Case(code, StoredFix.Of(id, member, member)).IsReported();

    [Fact]
    public Task A_member_of_an_interface_may_have_one() => Verify.Rule<VerifiedFixAtHand>()
        .Source("namespace Shop; class Cart : System.IDisposable { void System.IDisposable.[|Dispose|]() { } }")
        .AdditionalFile("Cart.Dispose.wirefix", StoredFix.Of(
            "M:Shop.Cart.System#IDisposable#Dispose", "void System.IDisposable.Dispose() { }", "void System.IDisposable.Dispose() { }"))
        .IsReported();

    [Theory]
    [InlineData("public int Total(int[] prices) =>")]
    [InlineData("public int Total(")]
    [InlineData("public Total int[] prices")]
    public Task Half_typed_code_never_throws(string code) => Case(code, Stored).Survives();

    private static RuleCase<VerifiedFixAtHand> Case(string code, string stored) =>
        Verify.Rule<VerifiedFixAtHand>().Source($$"""
            namespace Shop;

            class Cart
            {
                {{code}}
            }
            """).AdditionalFile("Cart.Total.wirefix", stored);
}
