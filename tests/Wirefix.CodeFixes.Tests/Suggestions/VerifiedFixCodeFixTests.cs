using Wirefix.Analyzers.Suggestions;
using Wirefix.CodeFixes.Suggestions;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Suggestions;

public sealed class VerifiedFixCodeFixTests
{
    [Fact]
    public Task The_verified_text_takes_the_members_place_with_its_usings_and_keeps_what_stands_above() => Verify.Rule<VerifiedFixAtHand>()
        .Source("""
            using System.Text;

            namespace Shop
            {
                class Cart
                {
                    // What the customer pays.
                    public int [|Total|](int[] prices) => prices.Length;

                    public string Name => new StringBuilder().ToString();
                }
            }
            """)
        .AdditionalFile("Cart.Total.wirefix", StoredFix.Of(
            "M:Shop.Cart.Total(System.Int32[])",
            "public int Total(int[] prices) => prices.Length;",
            "public int Total(int[] prices)\n{\n    var all = ImmutableArray.Create(prices);\n\n    return all.Sum();\n}",
            "System.Collections.Immutable"))
        .Becomes<VerifiedFixCodeFix>("""
            using System.Collections.Immutable;
            using System.Text;

            namespace Shop
            {
                class Cart
                {
                    // What the customer pays.
                    public int Total(int[] prices)
                    {
                        var all = ImmutableArray.Create(prices);

                        return all.Sum();
                    }

                    public string Name => new StringBuilder().ToString();
                }
            }
            """);

    [Fact]
    public Task One_that_no_longer_compiles_does_not_keep_back_the_others() => Verify.Rule<VerifiedFixAtHand>()
        .Source("""
            class Cart
            {
                public object [|First|]() => 1;

                public object [|Second|]() => 2;
            }
            """)
        .AdditionalFile("First.wirefix", StoredFix.Of("M:Cart.First", "public object First() => 1;", "public object First() => Gone();"))
        .AdditionalFile("Second.wirefix", StoredFix.Of("M:Cart.Second", "public object Second() => 2;", "public object Second() => 3;"))
        .Becomes<VerifiedFixCodeFix>("""
            class Cart
            {
                public object [|First|]() => 1;

                public object Second() => 3;
            }
            """);

    [Fact]
    public Task Several_in_one_file_take_their_places_with_the_usings_of_all() => Verify.Rule<VerifiedFixAtHand>()
        .Source("""
            namespace Shop;

            class Cart
            {
                public object [|First|]() => 1;

                public object [|Second|]() => 2;
            }
            """)
        .AdditionalFile("Cart.First.wirefix", StoredFix.Of(
            "M:Shop.Cart.First", "public object First() => 1;", "public object First() => new StringBuilder(ImmutableArray<int>.Empty.Length);",
            "System.Text", "System.Collections.Immutable"))
        .AdditionalFile("Cart.Second.wirefix", StoredFix.Of(
            "M:Shop.Cart.Second", "public object Second() => 2;", "public object Second() => new StringBuilder(2);", "System.Text"))
        .Becomes<VerifiedFixCodeFix>("""
            using System.Collections.Immutable;
            using System.Text;

            namespace Shop;

            class Cart
            {
                public object First() => new StringBuilder(ImmutableArray<int>.Empty.Length);

                public object Second() => new StringBuilder(2);
            }
            """);

    [Fact]
    public Task A_text_that_does_not_compile_here_is_not_offered() => Verify.Rule<VerifiedFixAtHand>()
        .Source("""
            namespace Shop;

            class Cart
            {
                public int [|Total|](int[] prices) => prices.Length;
            }
            """)
        .AdditionalFile("Cart.Total.wirefix", StoredFix.Of(
            "M:Shop.Cart.Total(System.Int32[])", "public int Total(int[] prices) => prices.Length;", "public int Total(int[] prices) => Missing.Sum(prices);"))
        .HasNo<VerifiedFixCodeFix>();
}
