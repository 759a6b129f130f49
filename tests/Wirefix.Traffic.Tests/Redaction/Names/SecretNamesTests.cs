using System.Text;
using Wirefix.Traffic.Redaction;
using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Tests.Redaction.Names;

/// <summary>Names that tell a secret, in every grammar that has names.</summary>
public class SecretNamesTests
{
    private const string Secret = "Zx9TqLm47Rt";

    [Theory]
    [InlineData("securityAnswer")]
    [InlineData("twoFactorCode")]
    [InlineData("smsCode")]
    [InlineData("backup_code")]
    [InlineData("activationCode")]
    [InlineData("device_code")]
    [InlineData("user_code")]
    [InlineData("pushToken")]
    [InlineData("WebIdentityToken")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("hmacKey")]
    [InlineData("SecurityStamp")]
    [InlineData("pinBlock")]
    [InlineData("track2")]
    [InlineData("driversLicenseNumber")]
    [InlineData("nationalId")]
    [InlineData("socialSecurityNo")]
    [InlineData("customerSsn")]
    [InlineData("debtor_iban")]
    [InlineData("ibanNumber")]
    [InlineData("cardCvv")]
    [InlineData("cvvCode")]
    [InlineData("cardVerificationValue")]
    [InlineData("encryptedSecurityCode")]
    [InlineData("passwordBase64")]
    [InlineData("passwordEncrypted")]
    [InlineData("pwdHash")]
    [InlineData("oneTimeCode")]
    [InlineData("sshKey")]
    [InlineData("aesKey")]
    [InlineData("Kennwort")]
    [InlineData("mot_de_passe")]
    [InlineData("contraseña")]
    [InlineData("drivingLicenceNumber")]
    [InlineData("passportNo")]
    [InlineData("passwordResetLink")]
    [InlineData("magic_link")]
    [InlineData("loginTicket")]
    [InlineData("pesel")]
    [InlineData("cpf")]
    [InlineData("mfaCode")]
    [InlineData("mfa-code")]
    [InlineData("login-ticket")]
    [InlineData("login.ticket")]
    [InlineData("person_nummer")]
    [InlineData("sms-code")]
    [InlineData("device-code")]
    [InlineData("user.code")]
    [InlineData("national-id")]
    [InlineData("pin-block")]
    [InlineData("track-1")]
    [InlineData("track-data")]
    [InlineData("one.time.code")]
    public void What_stands_under_it_in_json_a_form_and_xml_becomes_a_token(string name)
    {
        Assert.Matches("^{\"[^\"]+\":\"redacted-[0-9a-f]{10}\"}$", Redacted("application/json", $"{{\"{name}\":\"{Secret}\"}}"));
        Assert.Matches("^a=1&[^=]+=redacted-[0-9a-f]{10}$", Redacted("application/x-www-form-urlencoded", $"a=1&{name}={Secret}"));
        Assert.Matches("^<a><[^>]+>redacted-[0-9a-f]{10}</[^>]+></a>$", Redacted("application/xml", $"<a><{name}>{Secret}</{name}></a>"));
    }

    public static TheoryData<string> Plurals { get; } =
    [
        .. from name in SecretNames.BuiltIn
           where new SecretNames(RedactionRules.BuiltIn).OfField(name) != Secrecy.None && !name.EndsWith("ies", StringComparison.Ordinal)
           select name.EndsWith("ss", StringComparison.Ordinal) ? $"{name}es" : name.EndsWith('s') ? name : $"{name}s",
    ];

    [Theory]
    [MemberData(nameof(Plurals))]
    public void The_values_in_a_list_under_its_plural_become_tokens(string name)
    {
        var redacted = Redacted("application/json", $"{{\"{name}\":[\"{Secret}84KpWv2Qd6\",\"4711\"]}}");

        Assert.Contains("redacted-", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"pins":["4711","0815"]}""", "4711", "0815")]
    [InlineData("""{"userPins":[4711, 8150]}""", "4711", "8150")]
    [InlineData("""{"pin":4711,"pinCode":8150}""", "4711", "8150")]
    [InlineData("""{"pin":"4711","pinCode":"0815","card_pin_code":"2222"}""", "4711", "0815", "2222")]
    [InlineData("""{"pin":"471108"}""", "471108")]
    [InlineData("""{"tokens":["tok17abc9x"],"pushTokens":["a1b2c3d4e5"],"passes":["Qw3rtzui"]}""", "tok17abc9x", "a1b2c3d4e5", "Qw3rtzui")]
    [InlineData("""{"tokens":["ab\/cd12\/34ef"]}""", "cd12")]
    [InlineData("""{"accountNumber":"12345678","bankAccountNumber":87654321,"routing_number":"021000021","sortCode":"12-34-56"}""", "12345678", "87654321", "021000021", "12-34-56")]
    [InlineData("""{"accountNumbers":["12345678"],"debtorAccountNo":"44-1234567"}""", "12345678", "1234567")]
    [InlineData("""{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN","e":"AQAB","d":"X4cTteJY_gn4FYPsXB8r","p":"83i-7IvMGXoMXCskv73T","q":"3dfOR9cuYq-0S-mkFLzg","dp":"G4sPXkc6Ya9y8oJW9_IL","dq":"s9lAH9fggBsoFR8Oac2R","qi":"GyM_p6JrXySiz1toFgKb"}""",
        "X4cTteJY", "83i-7Iv", "3dfOR9c", "G4sPXkc", "s9lAH9f", "GyM_p6J")]
    [InlineData("""{"keys":[{"d":"870MB6gfuTJ4HtUnUvYM","crv":"P-256","kty":"EC"},{"k":"AyM1SysPpbyDfgZld3um","kty":"oct"}]}""", "870MB6gf", "AyM1SysP")]
    public void What_a_name_in_doubt_has_that_looks_like_a_secret_becomes_a_token(string body, params string[] secrets)
    {
        var redacted = Redacted("application/json", body);

        Assert.All(secrets, secret => Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal));
        Assert.Equal(redacted, Redacted("application/json", redacted));
    }

    [Fact]
    public void The_public_members_of_a_web_key_stay_and_a_number_stays_a_number()
    {
        Assert.Matches(
            "^{\"kty\":\"EC\",\"x\":\"f83OJ3D2xF1Bg8vub9tL\",\"y\":\"x_FEzRu9m36HLN_tue65\",\"kid\":\"a\",\"d\":\"redacted-[0-9a-f]{10}\"}$",
            Redacted("application/json", """{"kty":"EC","x":"f83OJ3D2xF1Bg8vub9tL","y":"x_FEzRu9m36HLN_tue65","kid":"a","d":"jpsQnnGQmL-YBIffH113"}"""));
        Assert.Matches("^{\"pinCode\":999[0-9]{6},\"accountNumber\":999[0-9]{6}}$", Redacted("application/json", """{"pinCode":4711,"accountNumber":12345678}"""));
    }

    [Theory]
    [InlineData("X-License", "AB12-CD34-EF56-GH78")]
    [InlineData("X-Product-License", "4f9a8b7c6d5e")]
    [InlineData("X-License-Key", "north-17")]
    [InlineData("License-Key", "north")]
    [InlineData("X-Licence-Key", "north")]
    [InlineData("X-Account-Number", "12345678")]
    [InlineData("X-Pin", "4711")]
    public void Headers_that_a_licence_or_an_account_has_become_tokens(string name, string value)
    {
        Assert.Matches("^redacted-", Header(name, value));
        Assert.DoesNotContain(value, Redacted("application/json", $"{{\"headers\":{{\"{name}\":\"{value}\"}}}}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-License", "MIT")]
    [InlineData("X-License", "Apache-2.0")]
    [InlineData("License", "BSD-3-Clause")]
    [InlineData("X-RateLimit-Limit-Tokens", "150000")]
    [InlineData("X-Pinned", "true4711")]
    public void Headers_that_only_sound_so_stay(string name, string value) => Assert.Equal(value, Header(name, value));

    private static string Header(string name, string value) =>
        Redactor.Default.Redact(new Response(200) { Headers = [new Header(name, value)] }).Headers[0].Value;

    private static string Redacted(string contentType, string body) => Encoding.UTF8.GetString(Redactor.Default.Redact(new Response(200)
    {
        Headers = [new Header("Content-Type", contentType)],
        Body = Encoding.UTF8.GetBytes(body),
    }).Body.Span);
}
