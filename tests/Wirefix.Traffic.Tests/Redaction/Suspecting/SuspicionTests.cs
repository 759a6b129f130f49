using System.Text;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Suspecting;

namespace Wirefix.Traffic.Tests.Redaction.Suspecting;

public class SuspicionTests
{
    // Longer than two of the blocks that are looked at at once.
    private const int MostAround = 40;

    private const string Harmless = "{\"sku\":\"Part, größer\",\"left\":null},";

    public static TheoryData<string> Suspicious { get; } =
    [
        "pass", "PWD", "Secret", "toKen", "key", "card", "cvv", "CVC", "iban", "ssn", "sess", "auth", "OTP", "cred", "security", "jwt", "eyJ", "eYj",
        "Bearer", "basic", "AKIA", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "_pat_", "glpat-", "xox", "AIza", "ya29.", "_live_", "_test_",
        "whsec_", "sk-", "-----BEGIN", "sig=", "signature=", "%40", "@", "\\u0040",
        "4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "“4111111111111111”", "≪4111 1111 1111 1111≫",
        "bXkgbmFtZSBpcyBib2I=", "eyAicGFzc3dvcmQiOiAxIH0", "Z3LDvMOfZSBhdXMgS8O2bG4",
    ];

    public static TheoryData<string> Names { get; } = [.. SecretNames.BuiltIn];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_of_a_secret_is_suspicious_in_json(string name) => Assert.True(Suspicion.Of($"{{\"{name}\":\"a\"}}"));

    [Theory]
    [MemberData(nameof(Suspicious))]
    public void What_could_be_a_secret_is_suspicious_wherever_it_stands(string text)
    {
        for (var before = 0; before < MostAround; before++)
        {
            for (var after = 0; after < MostAround; after++)
            {
                var around = $"{Around(before)} {text} {Around(after)}";
                Assert.True(Suspicion.Of(around), around);
                Assert.True(Suspicion.Of(Encoding.UTF8.GetBytes(around)), around);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("pa ss to\u212Aen ke")]
    [InlineData("{\"id\":1700000000000,\"at\":\"2026-03-04T05:06:07.1234567Z\",\"uuid\":\"6b1f0c9e-1d2f-4a53-9b57-0f3a2b1c4d5e\"}")]
    [InlineData("4111111111111112 and 41111111111111111111111111")]
    [InlineData("A long description of nothing, and a hash 33a64df551425fcc55e4d42a148795d9f25f89d4")]
    public void What_is_no_secret_is_not(string text)
    {
        for (var before = 0; before < MostAround; before++)
        {
            var around = $"{Around(before)} {text}";
            Assert.False(Suspicion.Of(around), around);
            Assert.False(Suspicion.Of(Encoding.UTF8.GetBytes(around)), around);
        }
    }

    [Fact]
    public void A_text_longer_than_usual_is_looked_through_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat(Harmless, 200));
        Assert.False(Suspicion.Of(text));
        Assert.True(Suspicion.Of(text + "pwd"));
    }

    private static string Around(int length) => string.Concat(Enumerable.Repeat(Harmless, 2))[..length];
}
