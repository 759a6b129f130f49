using System.Text;
using Wirefix.Traffic.Redaction;

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

    private static string Redacted(string contentType, string body) => Encoding.UTF8.GetString(Redactor.Default.Redact(new Response(200)
    {
        Headers = [new Header("Content-Type", contentType)],
        Body = Encoding.UTF8.GetBytes(body),
    }).Body.Span);
}
