using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Redaction.Suspecting;

namespace Wirefix.Traffic.Tests.Redaction.Suspecting;

/// <summary>What is found by blocks is what a search for one trace after another finds.</summary>
public class SecretTracesTests
{
    private static readonly string[] Listed =
    [
        "pass", "pwd", "secret", "token", "key", "card", "cvv", "cvc", "iban", "ssn", "sess", "auth", "otp", "cred", "security", "jwt", "eyj",
        "earer", "basic", "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "_pat_", "glpat-", "xox", "aiza", "ya29.", "_live_", "_test_",
        "whsec_", "sk-", "-begin", "sig=", "signature", "%40", "%254", "cookie", "mnemonic", "phrase", "verifi", "assertion", "saml", "recovery",
        "cvn", "factor", "backup", "activation", "sms~code", "mfa~code", "evice~code", "user~code", "pin~b", "cryptogram", "track~1", "track~2",
        "track~d", "driver", "driving", "national~i", "code=", "state=", "ticket=", "hooks.", "webhook", "medicare", "kennwort", "contrase", "wachtw",
        "one~time", "pay~sign", "access~code", "magic", "login~ticket", "pesel", "cpf", "aadhaar", "person~num", "fiscale", "sign=", "honeycomb", "csrf",
        "client~princ", "transmission", "pin\"", "pin'", "pin\\", "pin=", "pin:", "pin>",
    ];

    private static readonly string[] Traces =
        [.. Listed.SelectMany(trace => trace.Contains('~') ? ["", "_", "-", "."] : new[] { "" }, (trace, separator) => trace.Replace("~", separator))];

    // Beginnings and ends of traces, alone and beside each other, so that some make one and most do not.
    private static readonly string[] Pieces =
    [
        .. Traces.Select(trace => trace[..2]), .. Traces.Select(trace => trace[2..]), .. Traces.Select(trace => trace.ToUpperInvariant()[..^1]),
        "\"", ":", "{", " ", "\0", "ü", "\u212A", "a", "0123456789", "a longer text without any",
    ];

    private static Gen<string> TextGen =>
        from pieces in Gen.Elements(Pieces).ListOf()
        from trace in Gen.Elements(Traces)
        from part in Gen.Choose(0, 3)
        select string.Concat(pieces) + (part == 0 ? trace : trace[..^1]);

    [Fact]
    public void A_text_has_one_where_a_slow_search_finds_one() =>
        Prop.ForAll(TextGen.ToArbitrary(), text =>
            Assert.Equal(HasOne(text), SecretTraces.AnyIn(Encoding.UTF8.GetBytes(text))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void One_is_found_at_every_place_of_a_text_of_every_length()
    {
        for (var length = 0; length < 80; length++)
        {
            Assert.False(SecretTraces.AnyIn(Encoding.ASCII.GetBytes(new string('.', length))));
            foreach (var trace in Traces)
            {
                for (var before = 0; before <= length; before += 1 + (length / 20))
                    Assert.True(SecretTraces.AnyIn(Encoding.ASCII.GetBytes(new string('.', before) + trace + new string('.', length - before))));
            }
        }
    }

    // In bytes, as a letter outside of ASCII is never one within.
    private static bool HasOne(string text)
    {
        var plain = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return Listed.Any(trace => Regex.IsMatch(plain, Regex.Escape(trace).Replace("~", "[^A-Za-z0-9]?"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline));
    }
}
