using Wirefix.Analyzers.Suggestions;
using Wirefix.CodeFixes.Suggestions;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Editing;

/// <summary>Where a fix puts the using directive that its code needs.</summary>
public sealed class UsingPlaceTests
{
    [Theory]
    [InlineData("// Copyright the shop.\n\n", "")]
    [InlineData("// Copyright the shop.\n// All rights reserved.\n\n", "// The cart.\n")]
    [InlineData("/* Copyright the shop. */\n\n", "/// <summary>The cart.</summary>\n")]
    [InlineData("", "// The cart.\n")]
    public Task What_is_said_of_the_file_stays_above_and_what_is_said_of_the_type_at_the_type(string ofFile, string ofType) => Becomes(
        $"{ofFile}{ofType}class Cart\n{{\n    public object [|First|]() => 1;\n}}\n",
        $"{ofFile}using System.Collections.Immutable;\n\n{ofType}class Cart\n{{\n    public object First() => ImmutableArray<int>.Empty;\n}}\n", "M:Cart.First");

    [Fact]
    public Task A_header_without_a_blank_line_stays_above() => Becomes(
        "// Copyright the shop.\nnamespace Shop;\n\nclass Cart\n{\n    public object [|First|]() => 1;\n}\n",
        """
        // Copyright the shop.
        using System.Collections.Immutable;

        namespace Shop;

        class Cart
        {
            public object First() => ImmutableArray<int>.Empty;
        }

        """);

    [Fact]
    public Task A_header_above_other_directives_stays_there() => Becomes(
        """
        // Copyright the shop.
        using System.Text; // For names.
        using Names = System.Collections.Generic.List<string>;

        namespace Shop;

        class Cart
        {
            public object [|First|]() => 1;

            public object Name => new StringBuilder(new Names().Count);
        }

        """,
        """
        // Copyright the shop.
        using System.Collections.Immutable;
        using System.Text; // For names.
        using Names = System.Collections.Generic.List<string>;

        namespace Shop;

        class Cart
        {
            public object First() => ImmutableArray<int>.Empty;

            public object Name => new StringBuilder(new Names().Count);
        }

        """);

    [Fact]
    public Task The_list_of_the_innermost_namespace_comes_first() => Becomes(
        """
        using System;

        namespace Shop
        {
            using System.Buffers; // Ours.
            using System.Text;

            class Cart
            {
                public object [|First|]() => 1;

                public object Name => new StringBuilder(ArrayPool<byte>.Shared.Rent(DateTime.UtcNow.Day).Length);
            }
        }

        """,
        """
        using System;

        namespace Shop
        {
            using System.Buffers; // Ours.
            using System.Collections.Immutable;
            using System.Text;

            class Cart
            {
                public object First() => ImmutableArray<int>.Empty;

                public object Name => new StringBuilder(ArrayPool<byte>.Shared.Rent(DateTime.UtcNow.Day).Length);
            }
        }

        """);

    private static Task Becomes(string before, string after, string member = "M:Shop.Cart.First") => Verify.Rule<VerifiedFixAtHand>()
        .Source(before.ReplaceLineEndings("\n"))
        .AdditionalFile("Cart.First.wirefix", StoredFix.Of(
            member, "public object First() => 1;", "public object First() => ImmutableArray<int>.Empty;", "System.Collections.Immutable"))
        .Becomes<VerifiedFixCodeFix>(after.ReplaceLineEndings("\n"));
}
