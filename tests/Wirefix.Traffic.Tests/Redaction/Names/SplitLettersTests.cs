using System.Text;
using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Tests.Redaction.Names;

public class SplitLettersTests
{
    [Theory]
    [InlineData("s_s_n")]
    [InlineData("o.t.p")]
    [InlineData("P-W-D")]
    [InlineData("i.b_a-n")]
    public void They_are_seen_at_every_place_of_a_text_of_every_length(string name)
    {
        for (var length = 0; length < 60; length++)
        {
            for (var before = 0; before <= length; before++)
                Assert.True(SplitLetters.AnyIn(Encoding.ASCII.GetBytes($"{new string(' ', before)}{name}{new string(' ', length - before)}")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("1.2.3 and 2026-03-04 and ab_c_d and a_b_cd and a__b")]
    [InlineData("6b1f0c9e-1d2f-4a53-9b57-0f3a2b1c4d5e")]
    public void Nothing_else_is(string text)
    {
        for (var before = 0; before < 40; before++)
            Assert.False(SplitLetters.AnyIn(Encoding.ASCII.GetBytes(new string(' ', before) + text)));
    }
}
