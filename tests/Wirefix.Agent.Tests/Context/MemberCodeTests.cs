using Wirefix.Agent.Context;

namespace Wirefix.Agent.Tests.Context;

public sealed class MemberCodeTests
{
    private const string Source = """
        using System;

        namespace Shop;

        /// <summary>A cart.</summary>
        [Serializable]
        public sealed class Cart(int size)
            : object
        {
            private int _count;

            // Says how many.
            public int Count => _count;

            /// <summary>Adds.</summary>
            public void Add(int more)
            {
                _count += more;
            }

            private sealed record Line(int Number);
        }

        """;

    [Fact]
    public void A_file_that_is_nested_too_deep_shows_no_member() => Assert.Null(
        MemberCode.Of($"class Cart {{\nbool F(object a) => a is {string.Concat(Enumerable.Repeat("not ", 200_000))} null;\n}}", 2));

    [Fact]
    public void A_member_stands_whole_with_its_comments_its_types_head_and_the_files_line_numbers() => Assert.Equal(
        """
           7  public sealed class Cart(int size)
           8      : object
           9  {
              // 2 more above
          15      /// <summary>Adds.</summary>
          16      public void Add(int more)
          17      {
          18          _count += more;
          19      }
              // 1 more below
          22  }
        """,
        MemberCode.Of(Source, 18));

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(19)]
    public void Every_line_of_a_member_means_it(int line) => Assert.Equal(MemberCode.Of(Source, 18), MemberCode.Of(Source, line));

    [Fact]
    public void A_type_without_a_body_is_shown_itself() => Assert.Contains("  21      private sealed record Line(int Number);", MemberCode.Of(Source, 21), StringComparison.Ordinal);

    [Fact]
    public void A_statement_of_a_program_stands_with_how_many_are_around_it() => Assert.Equal(
        """
              // 1 more above
           2  app.MapGet("/", () =>
           3  {
           4      return 1;
           5  });
              // 1 more below
        """,
        MemberCode.Of("var app = Make();\napp.MapGet(\"/\", () =>\n{\n    return 1;\n});\napp.Run();\n", 4));

    [Fact]
    public void A_line_of_no_member_has_no_code() => Assert.Null(MemberCode.Of(Source, 2));
}
